/** An organisation that is called something else: its services are found by its new name, at once or soon after. */
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { task } from "../../../../db/schema";
import { aCouncil, anOrganisation, aService, saved } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { ANYONE, systemFor } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import { ANY_SERVICE } from "../search/search-params";
import { searchServices } from "../search/search-services.server";
import { indexOrganisations } from "./index-organisation.server";

const asker = systemFor("a test");
const work = () => indexOrganisations(asker, new AbortController().signal);

/** An organisation "Heron" with so many services. */
async function anOrganisationWith(count: number) {
	const council = await aCouncil();
	const organisation = anOrganisation({ name: "Heron" });
	const services = Array.from({ length: count }, (_, at) =>
		aService({ name: `Group ${at}`, organisationId: organisation.id }),
	);
	await saved(council, { organisations: [organisation], services });
	const rename = (name: string) =>
		saved(council, { organisations: [{ ...organisation, content: { ...organisation.content, name } }] });
	const found = async (q: string) => (await searchServices(ANYONE, council.id, { ...ANY_SERVICE, q }, null)).total;
	const waiting = async () => (await readFor(TEST)).$count(task, eq(task.key, organisation.id));
	return { council, organisation, rename, found, waiting };
}

it("with few services, they follow in the same transaction", async () => {
	const { rename, found, waiting } = await anOrganisationWith(5);
	expect(await found("heron")).toBe(5);
	await rename("Egret");
	expect([await found("heron"), await found("egret"), await waiting()]).toEqual([0, 5, 0]);
});

it("with many services, they follow in the background, in transactions of some, and once though it is renamed twice", async () => {
	const { rename, found, waiting } = await anOrganisationWith(130);
	await rename("Egret");
	await rename("Plover");
	expect([await found("heron"), await found("plover"), await waiting()]).toEqual([130, 0, 1]);
	await work();
	expect([await found("heron"), await found("plover"), await waiting()]).toEqual([0, 130, 0]);
});

it("when the product stops in the middle, the rest follows later", async () => {
	const { rename, found, waiting } = await anOrganisationWith(130);
	await rename("Egret");
	const stopping = new AbortController();
	stopping.abort();
	await indexOrganisations(asker, stopping.signal);
	expect(await waiting()).toBe(1);
	await work();
	expect([await found("egret"), await waiting()]).toEqual([130, 0]);
});

it("that is published anew under the same name is not indexed again", async () => {
	const { rename, found, waiting } = await anOrganisationWith(130);
	await rename("Heron");
	expect([await found("heron"), await waiting()]).toEqual([130, 0]);
});
