/**
 * The circles of a graph (Tarjan's strongly connected components of more than one member).
 * @returns each circle as its members in alphabetical order, joined with " <-> "
 */
export function circlesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
	const order = new Map<string, number>();
	const stack: string[] = [];
	const circles: string[] = [];
	const visit = (node: string): number => {
		let low = order.size;
		order.set(node, low);
		stack.push(node);
		for (const next of graph.get(node) ?? []) {
			if (!order.has(next)) low = Math.min(low, visit(next));
			else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low);
		}
		if (low === order.get(node)) {
			const members = stack.splice(stack.indexOf(node));
			if (members.length > 1) circles.push(members.sort().join(" <-> "));
		}
		return low;
	};
	for (const node of graph.keys()) if (!order.has(node)) visit(node);
	return circles;
}
