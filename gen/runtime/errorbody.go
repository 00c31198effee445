package runtime

// mdspecErrorText returns what an error body says: the text at the end of a way, or
// else all of it, as JSON.
func mdspecErrorText(body any, way string) string {
	data, err := mdspecEncode(body)
	if err != nil {
		return err.Error()
	}
	text := ""
	for member := range mdspecMembers(data) {
		if value := member.follow(mdspecWay(way)); value != nil {
			text, _ = mdspecScalar(value)
		}
	}
	if text == "" {
		text = string(data)
	}
	return mdspecCut(mdspecPrintable(text))
}
