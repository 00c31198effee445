package prose

import "strconv"

// ordered reports whether the values stand in the order of an enumeration.
func ordered(heads []head) bool {
	if heads[0].quote != 0 {
		return true
	}
	rising, falling := true, true
	for i := range heads[1:] {
		step := heads[i+1].number() - heads[i].number()
		rising = rising && step > 0
		falling = falling && step == -1
	}
	switch {
	case heads[0].place == han:
		return counting(heads)
	case heads[0].sep == sepIs: // 1为最低，5为最高 is a scale
		return counting(heads) || falling
	}
	return rising || falling
}

// counting reports whether the values are 0, 1, 2… or 1, 2, 3….
func counting(heads []head) bool {
	first := heads[0].number()
	for i, h := range heads {
		if h.number() != first+i {
			return false
		}
	}
	return first == 0 || first == 1
}

// number returns the integer that a head's value states.
func (h head) number() int {
	n, _ := strconv.Atoi(h.value) // nine digits at most: it cannot fail
	return n
}
