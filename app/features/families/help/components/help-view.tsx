import { AlertBox } from "../../../../components/alert-box";
import { Card, CardList } from "../../../../components/card";
import { ContactButtons } from "../../../../components/contact-buttons";
import { Breadcrumbs, SummaryList } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { Tile, TileList } from "../../../../components/tiles";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { phoneHref, phoneWords } from "../../../directory/listings/phone-number";
import type { HelpPage, LineView } from "../help-page.server";
import { BSL_111_URL, BSL_EMERGENCY_URL, NATIONAL_LINES, type NationalLine, RELAY_PREFIX } from "../national-lines";
import { InterpreterHelp } from "./interpreter-help";

/** Where to turn: what cannot wait first, then who listens, then the council's own lines. */
export function HelpView({ page }: { page: HelpPage }) {
	const { t, paths, language } = useSpeech();
	const { council, ways, cards } = page;
	const english = language.code === "en";
	return (
		<>
			<Breadcrumbs items={[{ text: council.name, href: paths.council(council.slug), lang: "en" }]} />
			<PageHeading>{t("help:title")}</PageHeading>
			<Emergency />
			{english ? null : <InterpreterHelp cards={cards} />}
			<section aria-labelledby="national">
				<h2 className="govuk-heading-l" id="national">
					{t("help:national.title")}
				</h2>
				<p className="govuk-body app-measure">{t("help:national.lead")}</p>
				<TileList columns={2}>
					{NATIONAL_LINES.map((line) => (
						<NationalTile key={line.id} line={line} />
					))}
				</TileList>
			</section>
			<section aria-labelledby="local">
				<h2 className="govuk-heading-l" id="local">
					{t("help:local.title", { council: council.name })}
				</h2>
				<p className="govuk-body app-measure">{t(ways.length > 0 ? "help:local.lead" : "help:local.none")}</p>
				{ways.map(({ way, lines }) => (
					<section key={way} aria-labelledby={way}>
						<h3 className="govuk-heading-m" id={way}>
							{t(`help:local.${way}`)}
						</h3>
						<CardList>
							{lines.map((line) => (
								<LocalCard key={line.id} line={line} />
							))}
						</CardList>
					</section>
				))}
				<ul className="govuk-list">
					<li>
						<a className="govuk-link" href={paths.hubs(council.slug)}>
							{t("help:local.hubs")}
						</a>
					</li>
					<li>
						<a className="govuk-link" href={paths.guidance(council.slug)}>
							{t("help:guidance")}
						</a>
					</li>
				</ul>
			</section>
			<DeafHelp />
			{english ? <InterpreterHelp cards={cards} /> : null}
		</>
	);
}

function Emergency() {
	const { t } = useSpeech();
	return (
		<AlertBox urgent title={t("help:emergency.title")}>
			<p className="govuk-body">{t("help:emergency.999", { number: "999" })}</p>
			<ContactButtons
				items={[{ key: "999", kind: "phone", href: phoneHref("999"), label: t("help:call", { number: "999" }) }]}
			/>
			<p className="govuk-body">{t("help:emergency.silent")}</p>
			<p className="govuk-body">{t("help:emergency.111", { number: "111" })}</p>
			<ContactButtons
				items={[{ key: "111", kind: "phone", href: phoneHref("111"), label: t("help:call", { number: "111" }) }]}
			/>
			<p className="govuk-body">{t("help:emergency.maternity")}</p>
		</AlertBox>
	);
}

function NationalTile({ line }: { line: NationalLine }) {
	const { t } = useSpeech();
	const { id, name, number, textWord, always } = line;
	const action = textWord
		? t("help:textTo", { word: textWord, number })
		: t("help:call", { number: phoneWords(number) });
	return (
		<Tile
			href={phoneHref(number, textWord ? "sms" : "tel")}
			icon={textWord ? "text" : "phone"}
			title={
				<>
					<Foreign text={{ text: name, lang: "en", dir: "ltr" }} />
					<br />
					{action}
				</>
			}
		>
			{t(`help:national.${id}`)} {always ? `${t("help:always")}.` : null}
		</Tile>
	);
}

function LocalCard({ line }: { line: LineView }) {
	const { t } = useSpeech();
	return (
		<Card level={4} title={<Foreign text={line.name} />}>
			<Foreign as="p" className="govuk-body" text={line.about} />
			<ContactButtons
				items={[
					{ key: line.id, kind: line.kind, href: line.href, label: line.action, detail: line.state ?? undefined },
				]}
			/>
			<SummaryList
				noBorder
				rows={[
					{
						key: t("help:local.hours"),
						value: line.hours.length > 0 && line.hours.map((row) => <div key={row}>{row}</div>),
					},
					{ key: t("help:local.languages"), value: line.languages },
					{ key: t("help:local.topic"), value: line.topic },
				]}
			/>
		</Card>
	);
}

function DeafHelp() {
	const { t } = useSpeech();
	return (
		<section aria-labelledby="deaf">
			<h2 className="govuk-heading-l" id="deaf">
				{t("help:deaf.title")}
			</h2>
			<p className="govuk-body app-measure">
				{t("help:deaf.relay", { prefix: RELAY_PREFIX, emergency: phoneWords(`${RELAY_PREFIX} 999`) })}
			</p>
			<p className="govuk-body app-measure">{t("help:deaf.sms", { number: "999" })}</p>
			<ul className="govuk-list govuk-list--bullet">
				<li>
					<a className="govuk-link" href={BSL_EMERGENCY_URL} rel="noopener">
						{t("help:deaf.bsl999")}
					</a>
				</li>
				<li>
					<a className="govuk-link" href={BSL_111_URL} rel="noopener">
						{t("help:deaf.bsl111")}
					</a>
				</li>
			</ul>
		</section>
	);
}
