/** What the web edition and the print edition of the offer have in common. */
import type { ReactNode } from "react";
import { Tag, type TagColour } from "../../../../components/govuk";
import type { Level } from "../../../../model/listings/vocabulary";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { phoneHref, phoneWords } from "../../../directory/listings/phone-number";
import { NATIONAL_LINES } from "../../help/national-lines";
import type { OfferParts, PrintedLine } from "../offer-parts.server";

const COLOUR_OF = { universal: "green", targeted: "blue", specialist: "purple" } as const satisfies Record<
	Level,
	TagColour
>;

export function LevelTag({ level, children }: { level: Level; children: string }) {
	return <Tag colour={COLOUR_OF[level]}>{children}</Tag>;
}

/** What universal, targeted and specialist mean. */
export function LevelWords({ levels }: Pick<OfferParts, "levels">) {
	return (
		<ul className="govuk-list govuk-list--spaced">
			{levels.map(({ level, name, hint }) => (
				<li key={level}>
					<LevelTag level={level}>{name}</LevelTag> {hint}
				</li>
			))}
		</ul>
	);
}

/** The leader's welcome; its text may be in another language than the page. */
export function Foreword({ foreword }: Pick<OfferParts, "foreword">) {
	const { t } = useSpeech();
	if (!foreword) return null;
	return (
		<section aria-labelledby="foreword">
			<h2 className="govuk-heading-m" id="foreword">
				{t("offer:foreword", { name: foreword.name })}
			</h2>
			<ForewordWords foreword={foreword} />
		</section>
	);
}

export function ForewordWords({ foreword }: { foreword: NonNullable<OfferParts["foreword"]> }) {
	return (
		<>
			<OwnWords words={foreword.paragraphs} />
			<p className="govuk-body">
				<Foreign text={foreword.role} />
			</p>
		</>
	);
}

/** The council's own words, which may be in another language than the page. */
export function OwnWords({ words }: Pick<OfferParts, "words">) {
	return words.map((paragraph) => (
		<Foreign key={paragraph.text} as="p" className="govuk-body app-measure" text={paragraph} />
	));
}

/** Numbers to call: emergencies, the council's own lines, then those for all of England. */
export function PhoneNumbers({ lines }: { lines: readonly PrintedLine[] }) {
	const { t } = useSpeech();
	return (
		<dl className="govuk-summary-list">
			<NumberRow number="999" name={t("offer:helplines.emergency")} about={t("offer:helplines.emergencyAbout")} />
			<NumberRow number="111" name={t("offer:helplines.urgent")} about={t("offer:helplines.urgentAbout")} />
			{lines.map(({ id, name, about, href, contact, always, hours }) => (
				<div key={id} className="govuk-summary-list__row">
					<dt className="govuk-summary-list__key">
						<Foreign text={name} />
					</dt>
					<dd className="govuk-summary-list__value">
						<a className="govuk-link" href={href}>
							{contact}
						</a>
						<div>
							<Foreign text={about} />
						</div>
						{(always ? [t("help:always")] : hours).map((row) => (
							<div key={row}>{row}</div>
						))}
					</dd>
				</div>
			))}
			{NATIONAL_LINES.map(({ id, name, number, textWord, always }) => (
				<NumberRow
					key={id}
					number={number}
					textWord={textWord}
					name={<Foreign text={{ text: name, lang: "en", dir: "ltr" }} />}
					about={`${t(`help:national.${id}`)}${always ? ` ${t("help:always")}.` : ""}`}
				/>
			))}
		</dl>
	);
}

function NumberRow(props: { number: string; textWord?: string; name: ReactNode; about: string }) {
	const { number, textWord, name, about } = props;
	const { t } = useSpeech();
	return (
		<div className="govuk-summary-list__row">
			<dt className="govuk-summary-list__key">{name}</dt>
			<dd className="govuk-summary-list__value">
				<a className="govuk-link" href={phoneHref(number, textWord ? "sms" : "tel")}>
					{textWord ? t("help:textTo", { word: textWord, number }) : phoneWords(number)}
				</a>
				<div>{about}</div>
			</dd>
		</div>
	);
}
