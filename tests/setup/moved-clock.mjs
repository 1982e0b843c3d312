// Loaded before anything else of a process by `node --import`: its clock goes on from another moment than the machine's.
// Timers wait as long as they do. How far it is moved stands in HUB_TEST_CLOCK_MS (see `move-clock.ts`).
const Machine = Date;
const movedMs = Number(process.env.HUB_TEST_CLOCK_MS);
const now = () => Machine.now() + movedMs;

globalThis.Date = new Proxy(Machine, {
	construct: (target, given, made) =>
		Reflect.construct(target, given.length > 0 ? given : [now()], made === globalThis.Date ? target : made),
	apply: () => new Machine(now()).toString(),
	get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
});
