import { ActionList } from "../../../../components/action-list";
import { AlertBox } from "../../../../components/alert-box";
import { Columns } from "../../../../components/columns";
import { Breadcrumbs, SummaryList } from "../../../../components/govuk";
import { MapIsland } from "../../../../components/map-island";
import { PageHeading } from "../../../../components/page-heading";
import { TickList } from "../../../../components/tick-list";
import { TranslationNote } from "../../../../components/translation-note";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { ContactWays } from "../../service/components/contact-ways";
import { PlaceAddress } from "../../service/components/place-address";
import { SessionTimetable } from "../../whats-on/components/session-timetable";
import type { HubPage } from "../hub-page.server";
import { DoorBadge } from "./door-badge";
import { Hours } from "./hours";

interface Props {
	page: HubPage;
	council: { slug: string; name: string };
	tiles: { url: string; attribution: string } | null;
}

/** A hub's page: is it open, where, when; then what is on, what is there and how to get there. */
export function HubView({ page, council, tiles }: Props) {
	const { t, paths } = useSpeech();
	const { name, englishName, hubsLabel, type, summary, alert, door } = page;
	const isOpen = door.kind === "open";
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: council.name, href: paths.council(council.slug), lang: "en", dir: "ltr" },
					{ text: hubsLabel.text, href: paths.hubs(council.slug), lang: hubsLabel.lang, dir: hubsLabel.dir },
				]}
			/>
			<PageHeading
				caption={englishName ? <Foreign text={englishName} /> : type}
				lead={summary ? <Foreign text={summary} /> : undefined}
			>
				<Foreign text={name} />
			</PageHeading>
			<TranslationNote {...page.caveats} />
			{isOpen ? <DoorBadge door={door} /> : null}
			{isOpen ? null : (
				<AlertBox title={door.text}>
					{door.reason ? <Foreign text={door.reason} as="p" className="govuk-body" /> : null}
					<p className="govuk-body">
						<a className="govuk-link" href={paths.hubs(council.slug)}>
							{t("hubs:hub.others")}
						</a>
					</p>
				</AlertBox>
			)}
			{door.notice ? (
				<AlertBox title={door.notice}>
					{door.reason ? <Foreign text={door.reason} as="p" className="govuk-body" /> : null}
				</AlertBox>
			) : null}
			{alert ? (
				<AlertBox title={t("hubs:hub.alert")}>
					<Foreign text={alert} as="p" className="govuk-body" />
				</AlertBox>
			) : null}
			<Columns asideFirst aside={<Visit page={page} />}>
				{page.paragraphs.map((paragraph) => (
					<Foreign key={paragraph.text} text={paragraph} as="p" className="govuk-body app-measure" />
				))}
				{isOpen ? <Week page={page} /> : null}
				<Services page={page} />
				<GettingThere page={page} tiles={tiles} />
				<Building page={page} />
			</Columns>
		</>
	);
}

/** Where it is, whom to call, when it is open: what one looks for on the way there. */
function Visit({ page: { door, address, directions, contacts, hours } }: Pick<Props, "page">) {
	const { t } = useSpeech();
	return (
		<>
			<section>
				<h2 className="govuk-heading-m">{t("hubs:hub.address")}</h2>
				<PlaceAddress lines={address} directions={door.kind === "closed" ? null : directions} />
			</section>
			{contacts.length > 0 ? (
				<section>
					<h2 className="govuk-heading-m">{t("hubs:hub.contact")}</h2>
					<ContactWays contacts={contacts} />
				</section>
			) : null}
			{hours ? (
				<section>
					<h2 className="govuk-heading-m">{t("hubs:hours.title")}</h2>
					<Hours hours={hours} />
				</section>
			) : null}
		</>
	);
}

function GettingThere({ page: { door, gettingThere, markers, outline }, tiles }: Pick<Props, "page" | "tiles">) {
	const { t } = useSpeech();
	if (door.kind === "closed" || (markers.length === 0 && !gettingThere)) return null;
	return (
		<section>
			<h2 className="govuk-heading-l">{t("hubs:hub.gettingThere")}</h2>
			{gettingThere ? <Foreign text={gettingThere} as="p" className="govuk-body app-measure" /> : null}
			{markers.length > 0 ? (
				<MapIsland label={t("hubs:hub.map")} markers={markers} tiles={tiles} outline={outline} />
			) : null}
		</section>
	);
}

function Week({ page: { week, dayNotes, whatsOnHref, calendarHref } }: Pick<Props, "page">) {
	const { t } = useSpeech();
	return (
		<section>
			<h2 className="govuk-heading-l">{t("hubs:hub.week")}</h2>
			<SessionTimetable days={week} notes={dayNotes} empty={t("hubs:hub.nothing")} level={3} />
			<ActionList
				items={[
					{ key: "more", icon: "list", text: t("hubs:hub.more"), href: whatsOnHref },
					{
						key: "calendar",
						icon: "calendar",
						text: t("calendar:whatsOn.subscribe"),
						href: calendarHref,
						rel: "nofollow",
					},
				]}
			/>
		</section>
	);
}

function Services({ page: { services } }: Pick<Props, "page">) {
	const { t } = useSpeech();
	if (services.length === 0) return null;
	return (
		<section>
			<h2 className="govuk-heading-l">{t("hubs:hub.services")}</h2>
			<ul className="govuk-list govuk-list--spaced">
				{services.map(({ key, href, name, who }) => (
					<li key={key}>
						<a className="govuk-link" href={href}>
							<Foreign text={name} />
						</a>
						<div className="govuk-hint govuk-!-margin-bottom-0">{who}</div>
					</li>
				))}
			</ul>
		</section>
	);
}

/** Access, facilities, and what the building is. */
function Building({ page: { access, accessNote, facilities, about } }: Pick<Props, "page">) {
	const { t } = useSpeech();
	return (
		<>
			{access.length > 0 || accessNote ? (
				<section>
					<h2 className="govuk-heading-l">{t("hubs:hub.access")}</h2>
					<TickList items={access} />
					{accessNote ? <Foreign text={accessNote} as="p" className="govuk-body app-measure" /> : null}
				</section>
			) : null}
			{facilities.length > 0 ? (
				<section>
					<h2 className="govuk-heading-l">{t("hubs:hub.facilities")}</h2>
					<TickList items={facilities} />
				</section>
			) : null}
			{about.length > 0 ? (
				<section>
					<h2 className="govuk-heading-l">{t("hubs:about.title")}</h2>
					<SummaryList rows={about.map(({ term, text }) => ({ key: term, value: <Foreign text={text} /> }))} />
				</section>
			) : null}
		</>
	);
}
