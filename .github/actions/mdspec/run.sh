#!/usr/bin/env bash
# Runs one command of mdspec, which is the argument: check, lint, fmt or
# breaking. Its findings become annotations of the change and a part of the
# job's summary; its exit code is that of the step. What it looks at is said by
# variables: see env in action.yml. It keeps to the bash of every runner (3.2).
set -uo pipefail

command=$1
output=${GITHUB_OUTPUT:-/dev/null}
summary=${GITHUB_STEP_SUMMARY:-/dev/null}
scratch=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/mdspec.XXXXXX") || exit 2

# A command in a path with blanks, or a command and its arguments.
if type -P "$INPUT_MDSPEC" >/dev/null; then
	mdspec=("$INPUT_MDSPEC")
else
	read -ra mdspec <<<"$INPUT_MDSPEC"
fi

# lines makes an array of the lines of an input that say something.
lines() {
	list=()
	local line
	while IFS= read -r line; do
		line=${line%$'\r'}
		if [ -n "${line//[[:space:]]/}" ]; then list+=("$line"); fi
	done <<<"$1"
}

# say says something in the language of the findings.
say() {
	if [ "$INPUT_LANG" = zh ]; then echo "$2"; else echo "$1"; fi
}

# Annotations and SARIF name files from the root of the repository, mdspec from
# here. Each of them writes the names in its own way.
here=$(git rev-parse --show-prefix) || exit 2

# in_annotations writes a name as annotations do.
in_annotations() {
	local name=${1//%/%25}
	name=${name//:/%3A}
	printf %s "${name//,/%2C}"
}

# in_uris writes a name as URIs do.
in_uris() {
	local LC_ALL=C i byte
	for ((i = 0; i < ${#1}; i++)); do
		byte=${1:i:1}
		case $byte in
		[A-Za-z0-9/._~-]) printf %s "$byte" ;;
		*) printf '%%%02X' "$(($(printf %d "'$byte") & 255))" ;;
		esac
	done
}

# from_root puts $1 before each relative name that stands behind $2 in a line.
from_root() {
	HERE=$1 FORM=$2 awk '
		match($0, ENVIRON["FORM"]) {
			start = RSTART + RLENGTH
			match(substr($0, start), /^[^,"]*/)
			rest = substr($0, start + RLENGTH)
			name = substr($0, start, RLENGTH)
			if (name !~ /^(\/|[A-Za-z]+(:|%3A))/) {
				name = ENVIRON["HERE"] name
				while (match(name, /[^\/]+\/\.\.\//) && substr(name, RSTART, 3) != "../")
					name = substr(name, 1, RSTART - 1) substr(name, RSTART + RLENGTH)
			}
			$0 = substr($0, 1, start - 1) name rest
		}
		{ print }'
}

# run runs mdspec, which writes its findings in the format $1.
run() {
	local format=$1
	shift
	"${mdspec[@]}" --lang "$INPUT_LANG" "$command" --format "$format" "$@"
}

# fence prints a text as it is, in Markdown, and of a long one the beginning.
fence() {
	awk -v more="$(say '… the rest is in the log' '……其余部分见日志')" '
		size < 60000 {
			text = text $0 "\n"
			size += length($0) + 1
			for (line = $0; match(line, /`+/); line = substr(line, RSTART + RLENGTH))
				if (RLENGTH > longest) longest = RLENGTH
			next
		}
		{ cut = 1 }
		END {
			ticks = "```"
			while (length(ticks) <= longest) ticks = ticks "`"
			printf "%stext\n%s%s\n", ticks, text, ticks
			if (cut) print "\n" more
		}' "$1"
}

# summarise adds what the command found to the summary of the job, and what kept it
# from working.
summarise() {
	local found=$scratch/found failed=$scratch/failed format=text show=fence
	if [ "$command" = breaking ]; then format=markdown show=cat; fi
	run "$format" "$@" >"$found" 2>"$failed"
	if [ "$command" = breaking ] && [ -s "$found" ]; then echo "comment=$found" >>"$output"; fi
	{
		printf '### mdspec %s\n\n' "$command"
		if [ -s "$found" ]; then
			"$show" "$found"
			echo
		fi
		if [ -s "$failed" ]; then
			fence "$failed"
			echo
		fi
		if ! [ -s "$found" ] && ! [ -s "$failed" ]; then
			say 'No findings.' '没有发现问题。'
			echo
		fi
	} >>"$summary"
}

# stop ends the step with an annotation: this is no finding, it did not work.
stop() {
	local message
	say "$1" "$2" >"$scratch/stop"
	message=$(<"$scratch/stop")
	message=${message//%/%25}
	message=${message//$'\r'/%0D}
	echo "::error title=mdspec $command::${message//$'\n'/%0A}"
	{
		printf '### mdspec %s\n\n' "$command"
		fence "$scratch/stop"
		echo
	} >>"$summary"
	exit 2
}

# report runs the command with these arguments and ends the step.
report() {
	printf 'mdspec %s' "$command"
	if (($#)); then printf ' %q' "$@"; fi
	echo
	run github "$@" | from_root "$(in_annotations "$here")" '^::[a-z]+ file='
	local code=${PIPESTATUS[0]}
	summarise "$@"
	exit "$code"
}

# sarif writes the findings as SARIF and says where.
sarif() {
	local file=$scratch/$command.sarif
	run sarif "$@" 2>/dev/null | from_root "$(in_uris "$here")" '^ *"uri": "' >"$file"
	if ((PIPESTATUS[0] < 2)); then echo "sarif=$file" >>"$output"; fi
}

# known prints the commit that a revision of the repository names.
known() { git rev-parse --quiet --verify "$1^{commit}"; }

shallow() { [ "$(git rev-parse --is-shallow-repository)" = true ]; }

# whole reports whether this clone has all commits of HEAD and of $2 that are
# no part of the history of $1.
whole() {
	[ -z "$(git rev-list HEAD "$2" --not "$1" | grep -xFf "$(git rev-parse --git-path shallow)")" ]
}

# fork prints the commit at which HEAD left a branch of the origin. A shallow
# clone is deepened as far as that takes, never made more shallow.
fork() {
	local branch="refs/heads/$1" base="refs/remotes/origin/$1" depth commit
	if ! shallow; then
		git fetch --quiet --no-tags origin "+$branch:$base" && git merge-base HEAD "$base"
		return
	fi
	depth=$(($(git rev-list --count HEAD) + 1))
	while :; do
		if ((depth > 50000)); then depth=2147483647; fi # all there is
		git fetch --quiet --no-tags --depth="$depth" origin "+$branch:$base" "$(git rev-parse HEAD)" 2>/dev/null ||
			git fetch --quiet --no-tags --depth="$depth" origin "+$branch:$base" || return
		if commit=$(git merge-base HEAD "$base") && { ! shallow || whole "$commit" "$base"; }; then
			echo "$commit"
			return
		fi
		if ((depth == 2147483647)); then return 1; fi
		depth=$((depth * 8))
	done
}

# revision prints what to compare with: the revision that is asked for, which a
# shallow clone may have to fetch, or where a pull request left its base branch.
revision() {
	local name=${INPUT_AGAINST%%:*} depth=()
	if [ -z "$INPUT_AGAINST" ]; then
		fork "$BASE_REF"
	elif known "$name" >/dev/null; then
		echo "$INPUT_AGAINST"
	else
		if shallow; then depth=(--depth=1); fi
		git fetch --quiet --no-tags ${depth[@]+"${depth[@]}"} origin "$name" && echo "$(known FETCH_HEAD)${INPUT_AGAINST#"$name"}"
	fi
}

case $command in
check | lint | breaking)
	lines "$INPUT_DIRECTORIES"
	if ((${#list[@]} == 0)); then list=(./...); fi
	;;
fmt) lines "$INPUT_FMT" ;;
esac

case $command in
check) report "${list[@]}" ;;
lint)
	if [ "$INPUT_LINT" = off ]; then exit; fi
	sarif --category "$INPUT_LINT" "${list[@]}"
	report --category "$INPUT_LINT" "${list[@]}"
	;;
fmt)
	if ((${#list[@]} == 0)); then exit; fi
	report --check "${list[@]}"
	;;
breaking)
	if [ "$INPUT_AGAINST" = off ] || [ -z "$INPUT_AGAINST$BASE_REF" ]; then exit; fi
	against=$(revision) || stop \
		"cannot find ${INPUT_AGAINST:-where HEAD left $BASE_REF} to compare with: give actions/checkout the input fetch-depth: 0" \
		"找不到要比较的版本（${INPUT_AGAINST:-HEAD 与 $BASE_REF 的分叉点}）：请给 actions/checkout 加上 fetch-depth: 0"
	report --against "git:$against" ${INPUT_ACCEPT:+--accept "$INPUT_ACCEPT"} "${list[@]}"
	;;
esac
