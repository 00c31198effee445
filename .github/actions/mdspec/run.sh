#!/usr/bin/env bash
# Runs the three commands of the action, each of them also if one before has
# findings, and fails with the highest of their exit codes. What it does is said
# by variables: see env in action.yml. It keeps to the bash of every runner (3.2).
set -uo pipefail

read -ra mdspec <<<"$INPUT_MDSPEC" # a command and its arguments
directories=()
while IFS= read -r line; do
	if [ -n "${line//[[:space:]]/}" ]; then directories+=("$line"); fi
done <<<"$INPUT_DIRECTORIES"
if ((${#directories[@]} == 0)); then directories=(./...); fi # an empty list is an error in bash 3.2
highest=0

# Annotations name files from the root of the repository, mdspec from here.
here=$(git rev-parse --show-prefix) || exit 2
here=${here//%/%25}
here=${here//:/%3A}
here=${here//,/%2C}

from_root() {
	HERE=$here awk '
		match($0, /^::[a-z]+ file=[^\/,][^,]*/) {
			start = index($0, "file=") + 5
			path = ENVIRON["HERE"] substr($0, start, RSTART + RLENGTH - start)
			while (match(path, /[^\/]+\/\.\.\//) && substr(path, RSTART, 3) != "../")
				path = substr(path, 1, RSTART - 1) substr(path, RSTART + RLENGTH)
			match($0, /^::[a-z]+ file=[^,]*/)
			$0 = substr($0, 1, start - 1) path substr($0, RLENGTH + 1)
		}
		{ print }'
}

# run runs a command of mdspec and keeps its exit code.
run() {
	echo "mdspec $*"
	"${mdspec[@]}" --lang "$INPUT_LANG" "$@" --format github | from_root
	local code=${PIPESTATUS[0]}
	if ((code > highest)); then highest=$code; fi
}

# base prints the revision to compare with: the one that is asked for, or the
# base branch of a pull request, which is fetched; nothing if there is none.
base() {
	if [ -n "$INPUT_AGAINST" ]; then
		echo "$INPUT_AGAINST"
	elif [ -n "$BASE_REF" ]; then
		local depth=--no-tags
		if [ "$(git rev-parse --is-shallow-repository)" = true ]; then depth=--depth=1; fi
		git fetch --quiet --no-tags "$depth" origin "+refs/heads/$BASE_REF:refs/remotes/origin/$BASE_REF" || return
		# What came to the base since the branch left it is none of the change. In a
		# shallow clone mdspec says if that cannot be seen.
		echo "origin/$BASE_REF..."
	fi
}

run check "${directories[@]}"
if [ "$INPUT_LINT" != off ]; then
	run lint --category "$INPUT_LINT" "${directories[@]}"
fi
if [ "$INPUT_AGAINST" != off ]; then
	revision=$(base) || exit 2
	if [ -n "$revision" ]; then
		run breaking --against "git:$revision" ${INPUT_ACCEPT:+--accept "$INPUT_ACCEPT"} "${directories[@]}"
	fi
fi
exit "$highest"
