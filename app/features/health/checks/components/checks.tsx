import { Fragment, type ReactNode } from "react";
import { InsetText, Tag } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { BesideEntry } from "../../record/components/beside-entry";
import { EntrySourceLine } from "../../record/components/entry-source";
import { RecordFrame } from "../../record/components/record-frame";
import type { ChecksPage } from "../checks-page.server";
import type { CheckRecord, CheckView } from "../checks-view";

interface Props {
	page: ChecksPage;
	/** The terms of clinics before the family's words. */
	termsFirst?: boolean;
	/** Before the lists: what the reader can do. */
	actions?: ReactNode;
	/** Below a record: what the reader can do with it. */
	actionsOf?: (id: string) => ReactNode;
}

/** A child's reviews and newborn checks: when each is due, and what is recorded. */
export function Checks({ page, termsFirst = false, actions, actionsOf }: Props) {
	const { t } = useSpeech();
	const { head, view } = page;
	return (
		<RecordFrame head={head} heading={t("health-checks:title")} lead={t("health-checks:lead")}>
			<p className="govuk-body app-measure">{t("health-checks:byBirth")}</p>
			{actions}
			{view.reviews.length > 0 ? (
				<section className="app-measure">
					<h2 className="govuk-heading-m">{t("health-checks:reviews")}</h2>
					{view.reviews.map((check) => (
						<Check key={check.key} {...{ check, termsFirst, actionsOf }} />
					))}
				</section>
			) : null}
			{view.screens.length > 0 ? (
				<section className="app-measure">
					<h2 className="govuk-heading-m">{t("health-checks:screens")}</h2>
					<InsetText>{t("health-checks:unseen")}</InsetText>
					{view.screens.map((check) => (
						<Check key={check.key} {...{ check, termsFirst, actionsOf }} />
					))}
				</section>
			) : null}
			<p className="govuk-hint app-measure">{t("health-checks:notReviewed")}</p>
		</RecordFrame>
	);
}

type CheckProps = Required<Pick<Props, "termsFirst">> & Pick<Props, "actionsOf"> & { check: CheckView };

function Check({ check, termsFirst, actionsOf }: CheckProps) {
	const { name, term, about, kind, window, state, colour, records } = check;
	return (
		<article className="app-answer">
			<h3 className="govuk-heading-s">{termsFirst ? term : name}</h3>
			<p className="govuk-body">
				<Tag colour={colour}>{state}</Tag>
			</p>
			<p className="govuk-body">
				{termsFirst ? name : <Term>{term}</Term>}
				<br />
				{about}. {kind ? `${kind}. ` : null}
				{window}.
			</p>
			{records.map((record) => (
				<Fragment key={record.id}>
					<RecordLines record={record} />
					{actionsOf?.(record.id)}
				</Fragment>
			))}
		</article>
	);
}

const Term = ({ children }: { children: string }) => (
	<span lang="en" dir="ltr">
		{children}
	</span>
);

function RecordLines({ record }: { record: CheckRecord }) {
	const { t } = useSpeech();
	const { when, written, lines, tested, source } = record;
	return (
		<>
			<p className="govuk-body govuk-!-margin-bottom-1">{when}</p>
			{written ? (
				<p className="govuk-body govuk-!-margin-bottom-1" dir="auto">
					{written}
				</p>
			) : null}
			{lines.map((line) => (
				<p key={line} className="govuk-body govuk-!-margin-bottom-1">
					{line}
				</p>
			))}
			{tested.length > 0 ? (
				<>
					<p className="govuk-body govuk-!-margin-bottom-1">{t("health-checks:tested")}:</p>
					<ul className="govuk-list govuk-list--bullet">
						{tested.map(({ key, name, term, result }) => (
							<li key={key}>
								<Term>{term}</Term>. {name}: {result}
							</li>
						))}
					</ul>
				</>
			) : null}
			<EntrySourceLine source={source} />
			<BesideEntry id={record.id} what={when} />
		</>
	);
}
