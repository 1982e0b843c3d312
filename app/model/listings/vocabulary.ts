/**
 * The closed vocabularies of the directory: what a service can be about, for whom, and how it reaches a family.
 * Slugs are stable: they stand in URLs, in the feed and in locale keys (`vocabulary:topic.<slug>`).
 */

/** The strands of a Start for Life offer, which every area must cover. */
export const STRANDS = ["parenting", "perinatal-mental-health", "infant-feeding", "early-language", "send"] as const;

/** Services that are reported beside the strands in every area. */
export const WIDER_TOPICS = [
	"health-visiting",
	"public-health-nursing",
	"maternity",
	"healthy-growth",
	"vaccination",
	"birth-registration",
	"parental-conflict",
	"separating-parents",
	"parents-in-prison",
	"family-support",
] as const;

/** Services that an area may add. */
export const LOCAL_TOPICS = [
	"play",
	"childcare",
	"money",
	"jobs-training",
	"housing",
	"food",
	"domestic-abuse",
	"mental-health",
	"oral-health",
	"stop-smoking",
	"substance-misuse",
	"youth-services",
	"youth-justice",
	"school-attendance",
] as const;

export const TOPICS = [...STRANDS, ...WIDER_TOPICS, ...LOCAL_TOPICS] as const;
export type Topic = (typeof TOPICS)[number];

/** The stages families think in, as half-open ranges of the child's age in months. Pregnancy has no age. */
export const STAGES = {
	pregnancy: null,
	newborn: { from: 0, to: 2 },
	"0-6-months": { from: 0, to: 6 },
	"6-12-months": { from: 6, to: 12 },
	"1-2-years": { from: 12, to: 24 },
	"2-3-years": { from: 24, to: 36 },
	"3-4-years": { from: 36, to: 60 },
	"5-and-over": { from: 60, to: 228 },
} as const;
export type Stage = keyof typeof STAGES;
export const STAGE_SLUGS = Object.keys(STAGES) as Stage[];

/** The oldest age, in months, that a filter or an eligibility may name: 18 years and 11 months. */
export const MAX_AGE_MONTHS = 227;

/** Who a service is meant for: everyone, those with a need, or those referred with a complex need. */
export const LEVELS = ["universal", "targeted", "specialist"] as const;
export type Level = (typeof LEVELS)[number];

/** How a service reaches a family. */
export const CHANNELS = ["in-person", "home-visit", "phone", "text", "video", "app", "website"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The filter families see, and the channels each choice stands for. */
export const DELIVERY = {
	"in-person": ["in-person"],
	"home-visit": ["home-visit"],
	phone: ["phone", "text"],
	online: ["video", "app", "website"],
} as const satisfies Record<string, readonly Channel[]>;
export type Delivery = keyof typeof DELIVERY;
export const DELIVERY_SLUGS = Object.keys(DELIVERY) as Delivery[];

export const FORMATS = [
	"group",
	"one-to-one",
	"clinic",
	"helpline",
	"course",
	"peer-support",
	"self-directed",
] as const;
export type Format = (typeof FORMATS)[number];

/** How a family joins. All but the last are open to anyone. */
export const JOINING = ["drop-in", "book", "self-referral", "professional-referral"] as const;
export type Joining = (typeof JOINING)[number];

/** What a place or a service offers to people with access needs. */
export const ACCESS_FEATURES = [
	"step-free",
	"accessible-toilet",
	"changing-places",
	"hearing-loop",
	"bsl",
	"quiet-space",
	"blue-badge-parking",
] as const;
export type AccessFeature = (typeof ACCESS_FEATURES)[number];

/** The `access` search parameter: how to join (either of the two), and access features (all of those chosen). */
export const ACCESS_JOINING = ["open", "referral"] as const;
export type AccessJoining = (typeof ACCESS_JOINING)[number];

export const FACILITIES = [
	"pram-park",
	"feeding-room",
	"baby-change",
	"cafe",
	"garden",
	"wifi",
	"free-parking",
	"kitchen",
	"play-area",
] as const;
export type Facility = (typeof FACILITIES)[number];

export const HUB_TYPES = ["best-start-family-hub", "working-towards", "family-hub", "network-site"] as const;
export type HubType = (typeof HUB_TYPES)[number];

export const HUB_STATUSES = ["active", "planned", "closed"] as const;
export type HubStatus = (typeof HUB_STATUSES)[number];

export { DAY_NAMES, DAYS, type Day } from "../calendar/shapes";

/** Parts of the day by the local hour at which a session starts, half open. */
export const TIMES = { morning: [0, 12], afternoon: [12, 17], evening: [17, 24] } as const;
export type TimeOfDay = keyof typeof TIMES;
export const TIME_SLUGS = Object.keys(TIMES) as TimeOfDay[];

/** Distances a family can choose, in miles. */
export const DISTANCES = [1, 2, 5, 10, 20] as const;
export type Distance = (typeof DISTANCES)[number];

/**
 * Whether families see a listing. "hidden" is published, but was not checked for longer than its council allows. What is
 * only written yet has no row here: see `publication/entry.ts`.
 */
export const LISTING_STATUSES = ["published", "hidden", "withdrawn"] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];
