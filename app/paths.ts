/** Every URL of the product. Nobody concatenates one elsewhere. */

/** Search parameters; empty values are left out, a list repeats its name. */
export type Query = Record<string, string | number | readonly (string | number)[] | null | undefined>;

function withQuery(path: string, query?: Query): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query ?? {})) {
		for (const one of Array.isArray(value) ? value : [value]) {
			if (one !== null && one !== undefined && one !== "") search.append(name, String(one));
		}
	}
	const text = search.toString();
	return text ? `${path}?${text}` : path;
}

/** The URLs as seen in one language. English stands at the root, every other language under its code. */
export function pathsFor(language: string) {
	const base = language === "en" ? "" : `/${language}`;
	const at = (council: string, rest = "", query?: Query) => withQuery(`${base}/${council}${rest}`, query);
	return {
		start: (query?: Query) => withQuery(`${base}/`, query),
		aboutTheData: () => `${base}/about-the-data`,
		accessibility: () => `${base}/accessibility`,
		privacy: () => `${base}/privacy`,
		council: (council: string, query?: Query) => at(council, "", query),
		services: (council: string, query?: Query) => at(council, "/services", query),
		service: (council: string, service: string) => at(council, `/services/${service}`),
		serviceReport: (council: string, service: string, query?: Query) =>
			at(council, `/services/${service}/report`, query),
		serviceCalendar: (council: string, service: string) => at(council, `/services/${service}/calendar.ics`),
		hubs: (council: string, query?: Query) => at(council, "/hubs", query),
		hub: (council: string, hub: string) => at(council, `/hubs/${hub}`),
		whatsOn: (council: string, query?: Query) => at(council, "/whats-on", query),
		whatsOnCalendar: (council: string, query?: Query) => at(council, "/whats-on.ics", query),
		offer: (council: string, query?: Query) => at(council, "/offer", query),
		offerPrint: (council: string, query?: Query) => at(council, "/offer/print", query),
		/** Two pages of paper for one family. */
		familySheet: (council: string, query?: Query) => at(council, "/offer/family", query),
		offerEditions: (council: string) => at(council, "/offer/editions"),
		help: (council: string) => at(council, "/help"),
		redBook: (council: string) => at(council, "/red-book"),
		/** The red books of somebody who is signed in. */
		redBooks: (query?: Query) => withQuery(`${base}/red-book`, query),
		claimRedBook: (query?: Query) => withQuery(`${base}/red-book/claim`, query),
		/** `rest`: "/growth", "/immunisations/add" … */
		childRecord: (child: string, rest = "", query?: Query) => withQuery(`${base}/red-book/${child}${rest}`, query),
		/** Where somebody opens what a guardian shares with them. What opens it stands behind "#", which is never sent. */
		viewShare: () => `${base}/view`,
		/** Records that are open to a health professional. English only, as what is below it. */
		records: (query?: Query) => withQuery("/records", query),
		record: (child: string, rest = "", query?: Query) => withQuery(`/records/${child}${rest}`, query),
		/** Referrals of families to services: what somebody sent, or what came to their organisation. English only. */
		referrals: (query?: Query) => withQuery("/referrals", query),
		newReferral: (query?: Query) => withQuery("/referrals/new", query),
		/** How many loops are closed, service by service. */
		closedLoops: () => "/referrals/closed-loops",
		/** `rest`: "/draft/who", "/accept" … */
		referral: (referral: string, rest = "", query?: Query) => withQuery(`/referrals/${referral}${rest}`, query),
		/** Where a family follows a referral, by the link that they got. */
		followReferral: (token: string) => `${base}/follow/${token}`,
		/** Where an appointment comes as a file for a calendar, for a code that is posted. */
		followCalendar: (token: string) => `${base}/follow/${token}/appointment.ics`,
		/** The calendar of a child's appointments: the address is the key. */
		childCalendar: (token: string) => `${base}/red-book/calendar/${token}/appointments.ics`,
		/** Where a copy of the records is kept on one's own phone. */
		keepOffline: (query?: Query) => withQuery(`${base}/red-book/offline`, query),
		/** Where it is opened, and what was written down without a network is sent. */
		openOffline: () => `${base}/red-book/offline/open`,
		/** Where a script sends that to. */
		sendOffline: () => `${base}/red-book/offline/send`,
		/** Where e-mails that remind are stopped, without signing in. */
		stopReminders: (token: string) => `${base}/red-book/reminders/${token}`,
		guidance: (council: string, query?: Query) => at(council, "/guidance", query),
		guidanceArticle: (council: string, article: string) => at(council, `/guidance/${article}`),
		shortlist: (council: string, query?: Query) => at(council, "/shortlist", query),
		/** "You said, we did", and the form to say something. */
		comments: (council: string, query?: Query) => at(council, "/comments", query),
		signIn: (query?: Query) => withQuery(`${base}/sign-in`, query),
		/** Begins at once, by a link: a form could not lead to another website. */
		signInWith: (provider: string, query?: Query) => withQuery(`${base}/sign-in/${provider}`, query),
		signOut: () => `${base}/sign-out`,
		account: (query?: Query) => withQuery(`${base}/account`, query),
		/** Where somebody who has a passkey shows it after signing in. */
		usePasskey: (query?: Query) => withQuery(`${base}/account/passkey`, query),
		addPasskey: () => `${base}/account/passkey/new`,
		/** Where somebody accepts a role that they are invited to. English only, as the two that follow. */
		invitation: (token: string) => `/invitation/${token}`,
		/** Says that a listing is still right, once, without signing in. */
		stillRight: (token: string, query?: Query) => withQuery(`/still-right/${token}`, query),
		/** Where a member of staff chooses among their councils. */
		staff: () => "/staff",
	};
}
export type Paths = ReturnType<typeof pathsFor>;

/** The same for a health professional, to whom a child's record is one of theirs. */
export const inRecords = (paths: Paths): Paths => ({ ...paths, childRecord: paths.record, redBooks: paths.records });

/** Sections of a child's record that are lists of what was written, as they stand in its URLs. */
export const RECORD_SECTIONS = ["feeding", "teeth", "development", "appointments", "conditions", "notes"] as const;
export type RecordSection = (typeof RECORD_SECTIONS)[number];

/** The kinds of what a council publishes, as they stand in URLs of the staff area. */
export const ENTRY_SEGMENTS = {
	service: "services",
	location: "places",
	organisation: "organisations",
	article: "guidance",
	"offer-section": "offer-sections",
} as const;
export type EntrySegment = (typeof ENTRY_SEGMENTS)[keyof typeof ENTRY_SEGMENTS];

/** The URLs of one council's staff area, which speaks English only. */
export function staffPaths(council: string) {
	const at = (rest: string, query?: Query) => withQuery(`/staff/${council}${rest}`, query);
	return {
		home: (query?: Query) => at("", query),
		entries: (kind: keyof typeof ENTRY_SEGMENTS, query?: Query) => at(`/${ENTRY_SEGMENTS[kind]}`, query),
		newEntry: (kind: keyof typeof ENTRY_SEGMENTS, query?: Query) => at(`/${ENTRY_SEGMENTS[kind]}/new`, query),
		entry: (kind: keyof typeof ENTRY_SEGMENTS, id: string, query?: Query) =>
			at(`/${ENTRY_SEGMENTS[kind]}/${id}`, query),
		editEntry: (kind: keyof typeof ENTRY_SEGMENTS, id: string, section: string, query?: Query) =>
			at(`/${ENTRY_SEGMENTS[kind]}/${id}/edit/${section}`, query),
		/** `page`: "check", "review", "versions", "preview" … */
		entryPage: (kind: keyof typeof ENTRY_SEGMENTS, id: string, page: string, query?: Query) =>
			at(`/${ENTRY_SEGMENTS[kind]}/${id}/${page}`, query),
		/** The portal's articles, to make own versions of. */
		portalArticles: () => at("/guidance/portal"),
		offer: (rest = "", query?: Query) => at(`/offer${rest}`, query),
		translations: (rest = "", query?: Query) => at(`/translations${rest}`, query),
		feedback: (rest = "", query?: Query) => at(`/feedback${rest}`, query),
		claims: (rest = "", query?: Query) => at(`/claims${rest}`, query),
		conflicts: (rest = "", query?: Query) => at(`/conflicts${rest}`, query),
		likely: (query?: Query) => at("/likely", query),
		imports: (rest = "", query?: Query) => at(`/imports${rest}`, query),
		exports: (rest = "", query?: Query) => at(`/exports${rest}`, query),
		administration: () => at("/administration"),
		people: (rest = "", query?: Query) => at(`/people${rest}`, query),
		settings: (rest = "", query?: Query) => at(`/settings${rest}`, query),
		audit: (rest = "", query?: Query) => at(`/audit${rest}`, query),
		mail: (rest = "", query?: Query) => at(`/mail${rest}`, query),
		/** Who is responsible for a child: for record administrators. */
		/** How many referrals are late, and where. */
		referrals: () => at("/referrals"),
		guardians: (rest = "", query?: Query) => at(`/guardians${rest}`, query),
	};
}
export type StaffPaths = ReturnType<typeof staffPaths>;

/** Below it, what viewers of SMART Health Links ask for. */
export const SHARES = "/shl";

/** Where national events of child health are sent to. */
export const CHILD_HEALTH_EVENTS = "/events/child-health";

/** Where other systems refer families, by NHS BaRS. */
export const BOOKING_AND_REFERRAL = "/booking-and-referral/FHIR/R4";

/** URLs that are the same in every language: what machines read. */
export const machinePaths = {
	brand: (council: string, version: string) => `/${council}/brand.css?v=${version}`,
	openReferral: (council: string, rest = "", query?: Query) => withQuery(`/${council}/open-referral${rest}`, query),
	/** The manifest of a share: 256 random bits, and 128 characters at most with its origin. */
	share: (token: string) => `${SHARES}/${token}`,
	shareFile: (token: string) => `${SHARES}/file/${token}`,
};

/** The first path segments that no council may take as its slug: pages of the portal itself and languages. */
export const RESERVED_SLUGS = [
	"about-the-data",
	"accessibility",
	"privacy",
	"assets",
	"demo",
	"healthz",
	"readyz",
	"national",
	"staff",
	"sign-in",
	"sign-out",
	"account",
	"invitation",
	"still-right",
	"red-book",
	"records",
	"referrals",
	"follow",
	"shl",
	"events",
	"view",
	"family",
	"professional",
	"api",
] as const;

/** The same page in another language. `path` is the page's URL without its language, as in English. */
export function inLanguage(language: string, path: string): string {
	return language === "en" ? path : `/${language}${path === "/" ? "/" : path}`;
}
