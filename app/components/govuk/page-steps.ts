/** The pages to name in a pagination, null where some are skipped: the first, the last, and those around this one. */
export function pageSteps(page: number, pages: number): (number | null)[] {
	const steps: (number | null)[] = [];
	let last = 0;
	for (const step of [1, page - 1, page, page + 1, pages]) {
		if (step <= last || step > pages) continue;
		if (step === last + 2) steps.push(last + 1);
		else if (step > last + 2) steps.push(null);
		steps.push(step);
		last = step;
	}
	return steps;
}
