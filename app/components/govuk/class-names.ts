/** Joins class names, leaving out those that are not wanted: `classNames("a", active && "a--active")`. */
export function classNames(...names: (string | false | 0 | null | undefined)[]): string {
	return names.filter(Boolean).join(" ");
}
