/** What is asked about an appointment: its time and place, and what came of it. Pure. */
import {
	APPOINTMENT_WAYS,
	type AppointmentStep,
	type AppointmentWay,
	timeFaults,
	WHOSE_REASONS,
} from "../../model/referrals/appointments";
import { choice, revision } from "../../platform/forms/choice-fields";
import type { Values } from "../../platform/forms/field-errors";
import { form, type ReasonOf } from "../../platform/forms/form";
import { line, note } from "../../platform/forms/text-fields";
import { date, dateValues, time } from "../../platform/forms/when-fields";
import type { AppointmentTime } from "./add-appointment-step.server";

/** What can come of one; another time is a form of its own. */
export const RECORDED_STEPS = [
	"confirm",
	"attend",
	"late",
	"miss",
	"cancel",
] as const satisfies readonly AppointmentStep[];
export type RecordedStep = (typeof RECORDED_STEPS)[number];

/** Nobody finds there without being told where. */
const NEEDS_WHERE: readonly AppointmentWay[] = ["place", "video"];

export const offerForm = (now: Date) =>
	form(
		{
			revision: revision(),
			on: date().needed("missing"),
			time: time().needed("missing"),
			way: choice(APPOINTMENT_WAYS).needed("missing"),
			where: line(),
			movableUntil: date(),
		},
		({ on, time, way, where, movableUntil }) => ({
			...timeFaults({ on: on ?? null, time: time ?? null, movableUntil: movableUntil ?? null }, now),
			where: where === null && way !== undefined && NEEDS_WHERE.includes(way) && ("missing" as const),
		}),
	);

/** Why one is called off has to be said, and whose reason it was that nobody came. */
export const recordForm = form(
	{
		revision: revision(),
		step: choice(RECORDED_STEPS).needed("missing"),
		whose: choice(WHOSE_REASONS).needed("missing").when("step", "miss"),
		reason: note(),
	},
	({ step, reason }) => ({ reason: step === "cancel" && reason === null && ("missing" as const) }),
);

export type AppointmentReason = ReasonOf<ReturnType<typeof offerForm>> | ReasonOf<typeof recordForm>;

/** What stands in the form of an appointment in the place of another: its way and place, and not its time. */
export const valuesOfOffer = ({ way, where }: Pick<AppointmentTime, "way" | "where">): Values => ({
	way,
	where: where ?? "",
	...dateValues("on", null),
});
