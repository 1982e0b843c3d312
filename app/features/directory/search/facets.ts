/** How many services each value of each filter would find. Pure. */
import {
	ACCESS_FEATURES,
	ACCESS_JOINING,
	type AccessFeature,
	type AccessJoining,
	DAYS,
	type Day,
	DELIVERY_SLUGS,
	type Delivery,
	DISTANCES,
	type Distance,
	STAGE_SLUGS,
	type Stage,
	TIME_SLUGS,
	type TimeOfDay,
	TOPICS,
	type Topic,
} from "../../../model/listings/vocabulary";

/** Services per value. */
export interface FacetCounts {
	stage: Record<Stage, number>;
	topic: Record<Topic, number>;
	day: Record<Day, number>;
	time: Record<TimeOfDay, number>;
	free: number;
	/** By language code, of languages beside English that any of the services speaks. */
	language: Record<string, number>;
	delivery: Record<Delivery, number>;
	send: number;
	joining: Record<AccessJoining, number>;
	access: Record<AccessFeature, number>;
	/** Services within each distance; null while there is no origin. */
	distance: Record<Distance, number> | null;
}

const none = <Value extends string | number>(values: readonly Value[]) =>
	Object.fromEntries(values.map((value) => [value, 0])) as Record<Value, number>;

/** The counts where there are no services. */
export const noFacets = (located: boolean): FacetCounts => ({
	stage: none(STAGE_SLUGS),
	topic: none(TOPICS),
	day: none(DAYS),
	time: none(TIME_SLUGS),
	free: 0,
	language: {},
	delivery: none(DELIVERY_SLUGS),
	send: 0,
	joining: none(ACCESS_JOINING),
	access: none(ACCESS_FEATURES),
	distance: located ? none(DISTANCES) : null,
});
