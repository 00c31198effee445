// Package disk changes the files of a directory whose owner keeps a record in it,
// of each file's hash, so that every file is whole and known whenever the process
// ends.
//
// A [Commit] first puts all new contents beside the output under temporary names,
// then writes a record that also lists the hashes that are about to appear (the
// pending ones), then renames file by file, and writes the final record last. So
// every file is either the old or the new one, and whichever it is, the next run
// knows it as its own and completes the work.
package disk
