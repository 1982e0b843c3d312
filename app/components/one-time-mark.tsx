/** A hidden field for a form that makes something: sent twice, the form makes one thing. Not for pages kept for others. */
export function OneTimeMark() {
	return <input type="hidden" name="mark" value={crypto.randomUUID()} />;
}
