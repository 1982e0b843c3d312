import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { session } from "../../../db/schema";
import { aPerson, type Member } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { ORIGIN } from "../../../tests/factories/staff";
import { readFor, transaction } from "../../platform/store.server";
import { writeSeen } from "./seen-sessions.server";
import { findSession, IDLE_MINUTES } from "./sessions.server";

const MINUTE = 60_000;
const SIGNED_IN = Date.now();
const minute = (minutes: number) => new Date(SIGNED_IN + minutes * MINUTE);

let member: Member;
beforeEach(async () => {
	member = await aPerson();
	await transaction(TEST, async (tx) => {
		await tx
			.update(session)
			.set({ seenAt: minute(0) })
			.where(eq(session.personId, member.id));
	});
});

const used = (minutes: number) =>
	findSession(new Request(ORIGIN, { headers: { Cookie: member.cookie } }), ORIGIN, minute(minutes));
const written = async () =>
	(await (await readFor(TEST)).select().from(session).where(eq(session.personId, member.id)))[0]?.seenAt;

describe("when a session was used", () => {
	it("is written down later, so that who reads waits for nobody who writes", async () => {
		let finish = (): void => undefined;
		const writing = transaction(TEST, () => new Promise<void>((resolve) => (finish = resolve)));
		expect(await used(5)).toMatchObject({ person: { id: member.id } });
		expect(await written()).toEqual(minute(0));
		finish();
		await writing;
		await writeSeen(TEST);
		expect(await written()).toEqual(minute(5));
	});

	it("is written once a minute", async () => {
		await used(0.9);
		await writeSeen(TEST);
		expect(await written()).toEqual(minute(0));
		await used(1.1);
		await used(1.9);
		await writeSeen(TEST);
		expect(await written()).toEqual(minute(1.1));
	});

	it("counts before it is written, so that nobody active is signed out", async () => {
		expect(await used(IDLE_MINUTES - 1)).toBeDefined();
		expect(await used(IDLE_MINUTES + 30)).toBeDefined();
		await writeSeen(TEST);
		expect(await used(2 * IDLE_MINUTES + 29)).toBeDefined();
		expect(await used(3 * IDLE_MINUTES + 30)).toBeUndefined();
	});

	it("revives no session that ended meanwhile, and puts none back that was used later elsewhere", async () => {
		await used(5);
		await transaction(TEST, async (tx) => {
			await tx
				.update(session)
				.set({ seenAt: minute(9) })
				.where(eq(session.personId, member.id));
		});
		await writeSeen(TEST);
		expect(await written()).toEqual(minute(9));
		await used(20);
		await transaction(TEST, async (tx) => {
			await tx.delete(session).where(eq(session.personId, member.id));
		});
		await writeSeen(TEST);
		expect(await written()).toBeUndefined();
		expect(await used(21)).toBeUndefined();
	});
});
