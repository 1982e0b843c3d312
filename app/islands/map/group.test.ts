import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupNearby, type Point } from "./group";

const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) }), {
	maxLength: 60,
});
const itself = (point: Point) => point;
const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

describe("groupNearby", () => {
	it("keeps the first of two that cover each other and leaves the rest alone", () => {
		const [hub, room, far] = [
			{ x: 10, y: 10 },
			{ x: 14, y: 12 },
			{ x: 200, y: 10 },
		];
		expect(groupNearby([hub, room, far], itself, 40)).toMatchObject([
			{ anchor: hub, members: [hub, room] },
			{ anchor: far, members: [far] },
		]);
	});

	it("loses nothing, keeps members near and anchors apart", () => {
		fc.assert(
			fc.property(points, (all) => {
				const groups = groupNearby(all, itself, 40);
				expect(groups.flatMap(({ members }) => members)).toHaveLength(all.length);
				for (const [index, { anchor, members }] of groups.entries()) {
					expect(members[0]).toBe(anchor);
					for (const member of members) expect(apart(anchor, member)).toBeLessThan(40);
					for (const other of groups.slice(index + 1)) expect(apart(anchor, other.anchor)).toBeGreaterThanOrEqual(40);
				}
			}),
		);
	});
});
