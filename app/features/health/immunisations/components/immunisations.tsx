import { Fragment } from "react";
import { Fold } from "../../../../components/fold";
import { Button, Details, InsetText, NotificationBanner, Tag } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { BesideEntry } from "../../record/components/beside-entry";
import { EntrySourceLine } from "../../record/components/entry-source";
import { RecordFrame } from "../../record/components/record-frame";
import type { ImmunisationsPage } from "../immunisations-page.server";
import type { DoseView, RecordView, Said } from "../immunisations-view";

interface Props {
	page: ImmunisationsPage;
	/** The terms of clinics before the family's words. */
	termsFirst?: boolean;
}

/** A child's vaccinations, by visit. */
export function Immunisations({ page, termsFirst = false }: Props) {
	const { t, paths } = useSpeech();
	const { head, saved, view } = page;
	return (
		<RecordFrame
			head={head}
			heading={t("health-record:section.immunisations")}
			lead={t("health-immunisations:lead")}
			notice={saved ? <NotificationBanner success>{t("health-immunisations:saved")}</NotificationBanner> : null}
		>
			<p className="govuk-body app-measure">{view.byBirth}</p>
			{view.notes.map((note) => (
				<InsetText key={note}>{note}</InsetText>
			))}
			{head.died ? null : (
				<Button href={paths.childRecord(head.child.id, "/immunisations/add")} variant="secondary">
					{t("health-immunisations:add")}
				</Button>
			)}
			{view.visits.map(({ key, title, from, doses }) => (
				<section key={key} className="app-measure">
					<h2 className="govuk-heading-m">
						{title}
						{from ? <span className="govuk-caption-m">{from}</span> : null}
					</h2>
					{doses.map((dose) => (
						<Dose key={dose.key} dose={dose} termsFirst={termsFirst} />
					))}
				</section>
			))}
			{view.others.length > 0 ? (
				<section className="app-measure">
					<h2 className="govuk-heading-m">{t("health-immunisations:records.others")}</h2>
					<Records records={view.others} />
				</section>
			) : null}
			{view.visits.length + view.others.length === 0 ? (
				<p className="govuk-body">{t("health-immunisations:none")}</p>
			) : null}
			{view.past.length > 0 ? (
				<Fold title={t("health-immunisations:records.past")}>
					<Records records={view.past} />
				</Fold>
			) : null}
			{view.notForChild.length > 0 ? (
				<Fold title={t("health-immunisations:visit.others")}>
					{view.notForChild.map((dose) => (
						<Dose key={dose.key} dose={dose} termsFirst={termsFirst} />
					))}
				</Fold>
			) : null}
			<p className="govuk-hint app-measure">{t("health-immunisations:notReviewed")}</p>
		</RecordFrame>
	);
}

function Dose({ dose, termsFirst }: { dose: DoseView; termsFirst: boolean }) {
	const { name, term, protects, from, records } = dose;
	return (
		<article className="app-answer">
			<h3 className="govuk-heading-s">{termsFirst && term ? term : name}</h3>
			<Verdict said={dose} />
			<p className="govuk-body">
				{term ? (
					<>
						{termsFirst ? (
							name
						) : (
							<span lang="en" dir="ltr">
								{term}
							</span>
						)}
						<br />
					</>
				) : null}
				{protects}.{from ? ` ${from}.` : null}
			</p>
			{records.map((record) => (
				<Fragment key={record.id}>
					<RecordLines record={record} />
					{record.said ? (
						<>
							<Verdict said={record.said} />
							<Reason said={record.said} />
						</>
					) : null}
				</Fragment>
			))}
			<WhyDetails said={dose} about={name} />
		</article>
	);
}

function Records({ records }: { records: readonly RecordView[] }) {
	return records.map((record) => (
		<article key={record.id} className="app-answer">
			<h3 className="govuk-heading-s">{record.what}</h3>
			{record.said ? <Verdict said={record.said} /> : null}
			<RecordLines record={record} />
			{record.said ? <WhyDetails said={record.said} about={record.what} /> : null}
		</article>
	));
}

/** What a record says, and who says so. */
function RecordLines({ record }: { record: RecordView }) {
	const { t } = useSpeech();
	return (
		<>
			<p className="govuk-body govuk-!-margin-bottom-1">{record.when}</p>
			{record.details.map((line) => (
				<p key={line} className="govuk-body govuk-!-margin-bottom-1" dir="auto">
					{line}
				</p>
			))}
			<EntrySourceLine source={record.source} />
			<BesideEntry id={record.id} what={record.what} />
			{record.takeBackHref ? (
				<p className="govuk-body">
					<a className="govuk-link" href={record.takeBackHref}>
						{t("health-immunisations:takeBack.link")}
						<span className="govuk-visually-hidden"> ({record.what})</span>
					</a>
				</p>
			) : null}
		</>
	);
}

/** What no clinician has read in translation stands in English first. */
function Verdict({ said: { verdict, colour, english } }: { said: Said }) {
	if (!english)
		return (
			<p className="govuk-body">
				<Tag colour={colour}>{verdict}</Tag>
			</p>
		);
	return (
		<p className="govuk-body">
			<Tag colour={colour}>
				<span lang="en" dir="ltr">
					{english.verdict}
				</span>
			</Tag>
			<br />
			<strong>{verdict}</strong>
		</p>
	);
}

function Reason({ said: { why, english } }: { said: Said }) {
	return (
		<>
			{english ? (
				<p className="govuk-body" lang="en" dir="ltr">
					{english.reason}
				</p>
			) : null}
			<p className="govuk-body">{why.reason}</p>
		</>
	);
}

function WhyDetails({ said, about }: { said: Said; about: string }) {
	const { t } = useSpeech();
	const { rule, edition, newer, source } = said.why;
	return (
		<Details
			summary={
				<>
					{t("health-immunisations:why.summary")}
					<span className="govuk-visually-hidden"> ({about})</span>
				</>
			}
		>
			<Reason said={said} />
			{[rule, edition, newer].map((line) =>
				line ? (
					<p key={line} className="govuk-body">
						{line}
					</p>
				) : null,
			)}
			{source ? (
				<p className="govuk-body">
					{t("health-immunisations:why.source")}{" "}
					<span lang="en" dir="ltr">
						{source}
					</span>
				</p>
			) : null}
		</Details>
	);
}
