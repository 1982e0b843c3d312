/** English is the source: keys of every language are typed from it. */
import type accounts from "../../../locales/en/accounts.json";
import type calendar from "../../../locales/en/calendar.json";
import type comments from "../../../locales/en/comments.json";
import type common from "../../../locales/en/common.json";
import type directory from "../../../locales/en/directory.json";
import type errors from "../../../locales/en/errors.json";
import type familySheet from "../../../locales/en/family-sheet.json";
import type guidance from "../../../locales/en/guidance.json";
import type healthCalendar from "../../../locales/en/health-calendar.json";
import type healthChecks from "../../../locales/en/health-checks.json";
import type healthExchange from "../../../locales/en/health-exchange.json";
import type healthGrowth from "../../../locales/en/health-growth.json";
import type healthImmunisations from "../../../locales/en/health-immunisations.json";
import type healthRecord from "../../../locales/en/health-record.json";
import type healthSections from "../../../locales/en/health-sections.json";
import type healthSharing from "../../../locales/en/health-sharing.json";
import type help from "../../../locales/en/help.json";
import type hubs from "../../../locales/en/hubs.json";
import type offer from "../../../locales/en/offer.json";
import type places from "../../../locales/en/places.json";
import type redBook from "../../../locales/en/red-book.json";
import type shortlist from "../../../locales/en/shortlist.json";
import type staff from "../../../locales/en/staff.json";
import type staffAdministration from "../../../locales/en/staff-administration.json";
import type staffAudit from "../../../locales/en/staff-audit.json";
import type staffClaims from "../../../locales/en/staff-claims.json";
import type staffDemo from "../../../locales/en/staff-demo.json";
import type staffEditorial from "../../../locales/en/staff-editorial.json";
import type staffEntries from "../../../locales/en/staff-entries.json";
import type staffExchange from "../../../locales/en/staff-exchange.json";
import type staffFeedback from "../../../locales/en/staff-feedback.json";
import type staffFreshness from "../../../locales/en/staff-freshness.json";
import type staffGuardians from "../../../locales/en/staff-guardians.json";
import type staffGuidance from "../../../locales/en/staff-guidance.json";
import type staffHome from "../../../locales/en/staff-home.json";
import type staffMail from "../../../locales/en/staff-mail.json";
import type staffOffer from "../../../locales/en/staff-offer.json";
import type staffPeople from "../../../locales/en/staff-people.json";
import type staffRecords from "../../../locales/en/staff-records.json";
import type staffSections from "../../../locales/en/staff-sections.json";
import type staffSettings from "../../../locales/en/staff-settings.json";
import type staffTranslation from "../../../locales/en/staff-translation.json";
import type start from "../../../locales/en/start.json";
import type vocabulary from "../../../locales/en/vocabulary.json";

export interface Namespaces {
	accounts: typeof accounts;
	calendar: typeof calendar;
	comments: typeof comments;
	common: typeof common;
	directory: typeof directory;
	errors: typeof errors;
	"family-sheet": typeof familySheet;
	guidance: typeof guidance;
	"health-calendar": typeof healthCalendar;
	"health-checks": typeof healthChecks;
	"health-exchange": typeof healthExchange;
	"health-growth": typeof healthGrowth;
	help: typeof help;
	hubs: typeof hubs;
	offer: typeof offer;
	places: typeof places;
	"health-immunisations": typeof healthImmunisations;
	"health-record": typeof healthRecord;
	"health-sections": typeof healthSections;
	"health-sharing": typeof healthSharing;
	"red-book": typeof redBook;
	shortlist: typeof shortlist;
	staff: typeof staff;
	"staff-claims": typeof staffClaims;
	"staff-audit": typeof staffAudit;
	"staff-feedback": typeof staffFeedback;
	"staff-guardians": typeof staffGuardians;
	"staff-editorial": typeof staffEditorial;
	"staff-freshness": typeof staffFreshness;
	"staff-mail": typeof staffMail;
	"staff-home": typeof staffHome;
	"staff-sections": typeof staffSections;
	"staff-entries": typeof staffEntries;
	"staff-exchange": typeof staffExchange;
	"staff-guidance": typeof staffGuidance;
	"staff-offer": typeof staffOffer;
	"staff-administration": typeof staffAdministration;
	"staff-settings": typeof staffSettings;
	"staff-demo": typeof staffDemo;
	"staff-translation": typeof staffTranslation;
	"staff-people": typeof staffPeople;
	"staff-records": typeof staffRecords;
	start: typeof start;
	vocabulary: typeof vocabulary;
}

declare module "i18next" {
	interface CustomTypeOptions {
		defaultNS: "common";
		resources: Namespaces;
	}
}
