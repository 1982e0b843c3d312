/** What a service of somebody else's taxonomy is about, in our topics. */
import type { Topic } from "../../../model/listings/vocabulary";

/** Words that other taxonomies use for our topics. The first that fits counts; a term may fit several topics. */
const TOPIC_WORDS: readonly [RegExp, Topic][] = [
	[/breast.?feed|infant feed|bottle feed|weaning/i, "infant-feeding"],
	[/parenting/i, "parenting"],
	[/perinatal|postnatal depression|maternal mental|bonding/i, "perinatal-mental-health"],
	[/speech|language development|early language|home learning/i, "early-language"],
	[/\bsend\b|special educational|disab/i, "send"],
	[/health visit/i, "health-visiting"],
	[/school nurs|0.?(to|-).?19/i, "public-health-nursing"],
	[/antenatal|maternity|midwi|neonatal/i, "maternity"],
	[/healthy (eating|growth|weight)|nutrition/i, "healthy-growth"],
	[/vaccin|immunis/i, "vaccination"],
	[/birth registration|register(ing)? a birth/i, "birth-registration"],
	[/separat/i, "separating-parents"],
	[/parental conflict/i, "parental-conflict"],
	[/prison/i, "parents-in-prison"],
	[/family support|early help/i, "family-support"],
	[/stay and play|playgroup|toddler group|\bplay\b/i, "play"],
	[/childcare|nursery|early education|childmind/i, "childcare"],
	[/debt|benefit|money|financ/i, "money"],
	[/employment|training|\bjobs?\b/i, "jobs-training"],
	[/housing|homeless/i, "housing"],
	[/food bank|\bfood\b/i, "food"],
	[/domestic (abuse|violence)/i, "domestic-abuse"],
	[/dental|oral health|teeth/i, "oral-health"],
	[/smok/i, "stop-smoking"],
	[/drug|alcohol|substance/i, "substance-misuse"],
	[/youth justice/i, "youth-justice"],
	[/youth/i, "youth-services"],
	[/attendance/i, "school-attendance"],
	[/mental health|counselling/i, "mental-health"],
];

/** The topics that some words of a name or a term stand for. */
export const topicsIn = (words: string) =>
	TOPIC_WORDS.filter(([pattern]) => pattern.test(words)).map(([, topic]) => topic);
