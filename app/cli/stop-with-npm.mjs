/**
 * npm hands a signal to the shell that it started, which ends without handing it on: what runs below would go on alone.
 * It notices that its parent is another, and stops as if it had been sent the signal itself.
 */
export function stopWithNpm() {
	if (process.env.npm_lifecycle_event === undefined) return;
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, "SIGTERM");
	}, 250);
	watch.unref();
}
