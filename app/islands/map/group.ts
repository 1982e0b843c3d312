/** Points that would cover each other on the screen become one group. */

export interface Point {
	x: number;
	y: number;
}

export interface Group<T> {
	/** The member the group stands at: the first that was far enough from all groups before it. */
	anchor: T;
	members: T[];
}

/**
 * @param items in order of weight: the first to come keeps its place
 * @param at where an item stands, in pixels
 * @param distance within which an item joins a group, in pixels
 */
export function groupNearby<T>(items: readonly T[], at: (item: T) => Point, distance: number): Group<T>[] {
	const groups: (Group<T> & Point)[] = [];
	for (const item of items) {
		const { x, y } = at(item);
		const near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < distance);
		if (near) near.members.push(item);
		else groups.push({ anchor: item, members: [item], x, y });
	}
	return groups;
}
