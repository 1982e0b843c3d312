/** A hub as a card: is it open, what is on there today, how far it is. */

import type { LocalNow } from "../../../model/calendar/local-time";
import { addDays } from "../../../model/calendar/local-time";
import { bySoonest } from "../../../model/calendar/schedule";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { type DateRules, hasSessions, nextSessions } from "../../../model/listings/sessions";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { addressInOneLine, describeDistance, translatedField } from "../words/describe-place";
import { describeDoor } from "./describe-hub";

export interface HubCard {
	slug: string;
	href: string;
	name: LocalText;
	address: string;
	/** "Open now, until 5pm", "Opening hours are not listed"; null for a place that is no hub. */
	state: string | null;
	open: boolean;
	/** "0.4 miles away" */
	distance: string | null;
	alert: LocalText | null;
	/** What is still to come today. */
	today: HubSession[];
}

export interface HubSession {
	key: string;
	time: string;
	name: LocalText;
	href: string;
}

interface HubContext {
	speech: Speech;
	council: string;
	now: Pick<LocalNow, "date" | "time">;
	rules: DateRules;
}

/**
 * @param services those at the hub
 * @param miles how far it is from the family; null when they did not say where they are
 */
export function hubCard(
	hub: PublicLocation,
	services: readonly PublicService[],
	miles: number | null,
	context: HubContext,
): HubCard {
	const { speech, council, now } = context;
	const { paths, language } = speech;
	const { content } = hub;
	const door = content.hub && describeDoor(content.hub, now, speech);
	const alert = translatedField(content, "alert", content.alert ?? "", language.code);
	const { line1, town, postcode } = content.address;
	return {
		slug: hub.slug,
		href: paths.hub(council, hub.slug),
		name: translatedField(content, "name", content.name, language.code),
		address: addressInOneLine([line1, town, postcode]),
		state: door?.text ?? null,
		open: door?.isOpenNow ?? false,
		distance: miles === null ? null : describeDistance(miles, speech),
		alert: alert.text ? alert : null,
		today: today(hub, services, context),
	};
}

function today(hub: PublicLocation, services: readonly PublicService[], context: HubContext): HubSession[] {
	const { now, rules, speech, council } = context;
	const options = { now, rules, before: addDays(now.date, 1) };
	const at = (locationId: string | null) => locationId === hub.id;
	return services
		.filter(({ content }) => hasSessions(content))
		.flatMap((service) => nextSessions(service, { ...options, at }).map((session) => ({ ...session, service })))
		.sort(bySoonest)
		.map(({ service, start, end }) => ({
			key: `${service.slug} ${start}`,
			time: speech.format.timeRange(start, end),
			name: translatedField(service.content, "name", service.content.name, speech.language.code),
			href: speech.paths.service(council, service.slug),
		}));
}
