package gen

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// inParallel calls do with every number below n, on all processors, and returns
// when all calls have. A panic of do becomes one of the caller's goroutine,
// where it can be dealt with.
func inParallel(n int, do func(int)) {
	var next atomic.Int64
	var fault atomic.Pointer[string]
	work := func() {
		defer func() {
			if v := recover(); v != nil {
				text := fmt.Sprintf("%v\n%s", v, debug.Stack())
				fault.CompareAndSwap(nil, &text)
			}
		}()
		for i := next.Add(1); i <= int64(n) && fault.Load() == nil; i = next.Add(1) {
			do(int(i - 1))
		}
	}
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(work)
	}
	group.Wait()
	if text := fault.Load(); text != nil {
		panic(*text)
	}
}
