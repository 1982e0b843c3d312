/** Services to which a family can be referred, and why not to others. */
import { and, eq, lte } from "drizzle-orm";
import { entry } from "../../../db/schema";
import { localNow } from "../../model/calendar/local-time";
import type { PublicService } from "../../model/listings/public-service";
import { ANYONE, type Asker } from "../../model/people/asker";
import { fitsAge, type Misfit } from "../../model/referrals/fit";
import type { ReferralAnswers } from "../../model/referrals/referral";
import { readFor } from "../../platform/store.server";
import { publicServicesById } from "../directory/listings/public-listings.server";
import { findPlace } from "../directory/places/find-place.server";
import { ANY_SERVICE } from "../directory/search/search-params";
import { endedServices, searchServices } from "../directory/search/search-services.server";
import { organisationsWithWorkers } from "../people/members/service-workers.server";
import type { ReferralReader } from "./reader.server";

/** A service as somebody chooses it. */
export interface ServiceToChoose {
	service: PublicService;
	/** Whether somebody of its organisation works on referrals here. */
	receives: boolean;
}

/** The services of the council that fit some words, as families find them. @param page from 1 */
export async function searchToRefer(who: ReferralReader, { q, page }: { q: string; page: number }) {
	const query = { ...ANY_SERVICE, q, page };
	const { hits, pages, total } = await searchServices(ANYONE, who.council.id, query, null);
	const found = await servicesToChoose(
		who,
		hits.map(({ serviceId }) => serviceId),
	);
	return { found, pages, total };
}

/** Whoever refers into a council: somebody, or the system of another organisation. */
export type Referring = Asker & { council: Pick<ReferralReader["council"], "id" | "gss"> };

async function servicesToChoose(who: Referring, ids: string[]): Promise<ServiceToChoose[]> {
	const [services, receiving] = await Promise.all([
		publicServicesById(ANYONE, who.council.id, ids),
		organisationsWithWorkers(who, who.council.id),
	]);
	return services.map((service) => ({ service, receives: receiving.has(service.organisation.id) }));
}

export interface Fit {
	/** Undefined for one that families do not see any more. */
	service: PublicService | undefined;
	misfits: Misfit[];
}

/** Whether a family can be referred to a service now, as far as the answers tell. */
export async function fitOf(who: Referring, serviceId: string, answers: ReferralAnswers): Promise<Fit> {
	const [found] = await servicesToChoose(who, [serviceId]);
	if (!found) return { service: undefined, misfits: ["gone"] };
	const { service, receives } = found;
	const [ended, isPast, isOutside] = await Promise.all([
		endedServices(ANYONE, who.council.id),
		isPastItsDay(who, serviceId),
		livesElsewhere(who, answers.contact?.postcode ?? null),
	]);
	const { who: person } = answers;
	const today = localNow().date;
	const misfits: [Misfit, boolean][] = [
		["ended", isPast || ended.includes(serviceId)],
		["nobody-receives", !receives],
		["age", person !== null && !fitsAge(service.content.eligibility, person, today)],
		["area", isOutside],
	];
	return { service, misfits: misfits.flatMap(([misfit, holds]) => (holds ? [misfit] : [])) };
}

/** One whose day of being taken away has come stays until what is open at it is decided, and takes nothing new. */
async function isPastItsDay(who: Referring, serviceId: string): Promise<boolean> {
	const db = await readFor(who);
	return (await db.$count(entry, and(eq(entry.id, serviceId), lte(entry.expireAt, new Date())))) > 0;
}

/** Only what is known to be elsewhere is. */
async function livesElsewhere({ council }: Referring, postcode: string | null): Promise<boolean> {
	if (postcode === null || council.gss === null) return false;
	const place = await findPlace(ANYONE, postcode);
	return place.kind === "postcode" && place.area !== null && place.area.gss !== council.gss;
}

const MOST_ALTERNATIVES = 8;

/** Whether a family comes there by itself, as far as its listing says. */
export const isOpenToFamilies = ({ content: { joining } }: PublicService): boolean =>
	joining !== null && joining !== "professional-referral";

/** Other services of the council for the same need, for this family: to which it can be referred, or where it comes by itself. */
export async function findAlternatives(
	who: ReferralReader,
	serviceId: string,
	answers: ReferralAnswers,
): Promise<ServiceToChoose[]> {
	const [from] = await publicServicesById(ANYONE, who.council.id, [serviceId]);
	const query = { ...ANY_SERVICE, topic: from?.content.topics ?? [] };
	const { hits } = await searchServices(ANYONE, who.council.id, query, null, { pageSize: 100 });
	const others = hits.map(({ serviceId }) => serviceId).filter((id) => id !== serviceId);
	return (await servicesFor(who, others, answers)).slice(0, MOST_ALTERNATIVES);
}

/** Those of some services that a family can be referred to or come to by itself now, in the same order. */
export async function servicesFor(
	who: ReferralReader,
	ids: string[],
	{ who: person }: ReferralAnswers,
): Promise<ServiceToChoose[]> {
	if (ids.length === 0) return [];
	const [ended, services] = await Promise.all([endedServices(ANYONE, who.council.id), servicesToChoose(who, ids)]);
	const today = localNow().date;
	return services.filter(({ service, receives }) => {
		const isForThem = person === null || fitsAge(service.content.eligibility, person, today);
		return (receives || isOpenToFamilies(service)) && isForThem && !ended.includes(service.id);
	});
}
