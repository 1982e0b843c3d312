import { Button, InsetText, SummaryList, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { staffPaths } from "../../../../paths";
import { useSpeech } from "../../../../platform/i18n/context";
import type { JobPage } from "../job-page.server";
import { JobStatusTag } from "./import-history";
import { LedgerView } from "./ledger-view";
import { Problems } from "./problems";

interface Props {
	page: JobPage;
	council: { slug: string };
}

/** An import: what it is of, what stands next, what came of it. */
export function JobView({ page, council }: Props) {
	const { t } = useSpeech();
	const paths = staffPaths(council.slug);
	const { id, origin, status, dryRun } = page;
	const rehearsed = status === "done" && dryRun;
	return (
		<>
			<PageHeading>
				<span className="app-raw">{t("staff-exchange:job.title", { origin })}</span>
			</PageHeading>
			<SummaryList
				rows={[
					{ key: t("staff-exchange:job.status"), value: <JobStatusTag status={rehearsed ? "rehearsed" : status} /> },
					{
						key: t("staff-exchange:job.begun"),
						value: t("staff-exchange:imports.by", { when: page.begun, name: page.by }),
					},
					{ key: t("staff-exchange:job.source"), value: page.source },
				]}
			/>
			{status === "undoing" ? (
				<InsetText>{t("staff-exchange:job.undoing", { percent: page.percent })}</InsetText>
			) : null}
			{status === "queued" || status === "running" ? <Working page={page} href={paths.imports(`/${id}`)} /> : null}
			{status === "ready" ? <Preview page={page} /> : null}
			{page.report?.failure ? <WarningText>{page.report.failure}</WarningText> : null}
			{status === "done" || status === "undone" ? <Outcome page={page} council={council} /> : null}
			{page.isPartial && status === "failed" ? <Finish /> : null}
			{status === "ready" || rehearsed || (status === "failed" && !page.isPartial) ? (
				<NextSteps page={page} council={council} />
			) : null}
			{page.undoHref ? (
				<p className="govuk-body">
					<a className="govuk-link" href={page.undoHref}>
						{t("staff-exchange:undo.title")}
					</a>
				</p>
			) : null}
		</>
	);
}

function Working({ page, href }: { page: JobPage; href: string }) {
	const { t } = useSpeech();
	return (
		<InsetText>
			<p className="govuk-body">
				{page.status === "queued"
					? t(page.isPartial ? "staff-exchange:job.waiting-again" : "staff-exchange:job.waiting")
					: t("staff-exchange:job.working", { percent: page.percent })}
			</p>
			<p className="govuk-body">
				{t("staff-exchange:job.refresh")}{" "}
				<a className="govuk-link" href={href}>
					{t("staff-exchange:job.refresh-now")}
				</a>
			</p>
			{page.status === "queued" && !page.isPartial ? (
				<form method="post">
					<Button name="step" value="cancel" variant="secondary" className="govuk-!-margin-bottom-0">
						{t("staff-exchange:job.cancel")}
					</Button>
				</form>
			) : null}
		</InsetText>
	);
}

function Preview({ page }: { page: JobPage }) {
	const { t } = useSpeech();
	return (
		<>
			<h2 className="govuk-heading-m">{t("staff-exchange:job.preview")}</h2>
			{page.preview.map(({ id, name, rows }) => (
				<section key={id}>
					<h3 className="govuk-heading-s app-raw">{name}</h3>
					<SummaryList
						rows={rows.map(({ label, lines }) => ({
							key: label,
							value: lines.map((line) => (
								<span key={line} className="app-line app-raw">
									{line}
								</span>
							)),
						}))}
					/>
				</section>
			))}
			<Problems heading={t("staff-exchange:job.preview-problems")} page={page} problems={page.previewProblems} />
		</>
	);
}

/** For an import that stopped in the middle. */
function Finish() {
	const { t } = useSpeech();
	return (
		<form method="post">
			<p className="govuk-body app-measure">{t("staff-exchange:job.finish-hint")}</p>
			<Button name="step" value="run">
				{t("staff-exchange:job.finish")}
			</Button>
		</form>
	);
}

/** What can be done with an import that has not changed anything yet. */
function NextSteps({ page, council }: Props) {
	const { t } = useSpeech();
	const paths = staffPaths(council.slug);
	const rehearsed = page.status === "done";
	return (
		<form method="post">
			{rehearsed ? (
				<>
					<p className="govuk-body app-measure">
						{t(page.mayRun ? "staff-exchange:job.run-hint" : "staff-exchange:job.second-person")}
					</p>
					<div className="govuk-button-group">
						{page.mayRun ? <ForGood shrinks={page.report?.shrinks} /> : null}
						<Button name="step" value="rehearse" variant="secondary">
							{t("staff-exchange:job.again")}
						</Button>
					</div>
				</>
			) : (
				<>
					<p className="govuk-body app-measure">{t("staff-exchange:job.rehearse-hint")}</p>
					<Button name="step" value="rehearse">
						{t("staff-exchange:job.rehearse")}
					</Button>
				</>
			)}
			{page.kind === "sheet" ? (
				<p className="govuk-body">
					<a className="govuk-link" href={paths.imports(`/${page.id}/columns`)}>
						{t("staff-exchange:job.change-columns")}
					</a>
					{page.hasCategories ? (
						<>
							{" · "}
							<a className="govuk-link" href={paths.imports(`/${page.id}/topics`)}>
								{t("staff-exchange:topics.title")}
							</a>
						</>
					) : null}
				</p>
			) : null}
		</form>
	);
}

/** Lets the import go; where much of the list is gone, only by saying how many services are to be withdrawn. */
function ForGood({ shrinks }: Pick<NonNullable<JobPage["report"]>, "shrinks">) {
	const { t, format } = useSpeech();
	return shrinks ? (
		<Button name="withdraw" value={String(shrinks.gone)} variant="warning">
			{t("staff-exchange:job.run-withdrawing", { gone: format.number(shrinks.gone) })}
		</Button>
	) : (
		<Button name="step" value="run">
			{t("staff-exchange:job.run")}
		</Button>
	);
}

function Outcome({ page, council }: Props) {
	const { t, format } = useSpeech();
	const { report, dryRun, kind, id } = page;
	if (!report) return null;
	const paths = staffPaths(council.slug);
	const {
		refusedCount,
		refused,
		warnings,
		conflicts,
		gone = [],
		kept = [],
		hidden = [],
		alike = [],
		duplicates,
		undone,
	} = report;
	return (
		<>
			{undone ? (
				<InsetText>
					<p className="govuk-body">{t("staff-exchange:job.undone", { count: undone.undone })}</p>
					<Named
						heading={t("staff-exchange:job.not-undone")}
						items={undone.notUndone.map(({ id, name, why }) => ({
							key: id,
							text:
								why === "changed" || why === "draft" || why === "in-use"
									? t(`staff-exchange:undo.why.${why}`, { name })
									: name,
						}))}
					/>
				</InsetText>
			) : null}
			<h2 className="govuk-heading-m">{t(dryRun ? "staff-exchange:job.plan" : "staff-exchange:job.outcome")}</h2>
			{dryRun && report.shrinks ? (
				<WarningText>
					{t("staff-exchange:job.shrinks", {
						had: format.number(report.shrinks.had),
						gone: format.number(report.shrinks.gone),
					})}
				</WarningText>
			) : null}
			<SummaryList
				rows={[
					{ key: t("staff-exchange:job.rows"), value: format.number(report.rows) },
					{ key: t("staff-exchange:job.added"), value: format.number(report.added) },
					{ key: t("staff-exchange:job.changed"), value: format.number(report.changed) },
					{ key: t("staff-exchange:job.unchanged"), value: format.number(report.unchanged) },
					{ key: t("staff-exchange:job.withdrawn"), value: format.number(report.withdrawn) },
					{ key: t("staff-exchange:job.conflicts"), value: format.number(conflicts.length) },
					{
						key: t(kind === "sheet" ? "staff-exchange:job.refused" : "staff-exchange:job.refused-items"),
						value: format.number(refusedCount),
					},
				]}
			/>
			{report.ledger ? <LedgerView ledger={report.ledger} kind={kind} /> : null}
			<Problems
				heading={t("staff-exchange:job.refused-title")}
				intro={t("staff-exchange:job.refused-intro")}
				page={page}
				problems={refused}
				cut={page.cut.refused}
				more={
					kind === "sheet" ? (
						<a className="govuk-link" href={paths.imports(`/${id}/refused.csv`)}>
							{t("staff-exchange:job.download")}
						</a>
					) : null
				}
			/>
			<Named
				heading={t(dryRun ? "staff-exchange:job.would-go" : "staff-exchange:job.gone")}
				intro={t("staff-exchange:job.gone-intro")}
				items={gone.map(({ id, kind, name }) => ({ key: id, href: paths.entry(kind, id), text: name }))}
			/>
			<Named
				heading={t("staff-exchange:job.kept")}
				intro={t("staff-exchange:job.kept-intro")}
				items={kept.map(({ id, kind, name }) => ({ key: id, href: paths.entry(kind, id), text: name }))}
			/>
			<Named
				heading={t("staff-exchange:job.hidden")}
				intro={t("staff-exchange:job.hidden-intro")}
				items={hidden.map(({ id, isNew }) => ({
					key: id,
					href: paths.entry("location", id),
					text: t(`staff-exchange:job.hidden-place.${isNew ? "new" : "before"}`),
				}))}
			/>
			<Named
				heading={t("staff-exchange:job.conflicts")}
				intro={t("staff-exchange:job.conflicts-intro")}
				items={conflicts.map(({ id, name, why }) => ({
					key: id,
					href: paths.entry(conflicts.find((one) => one.id === id)?.kind ?? "service", id),
					text: t(`staff-exchange:job.conflict.${why}`, { name }),
				}))}
				more={
					!dryRun && conflicts.some(({ why }) => why === "changed") ? (
						<a className="govuk-link" href={paths.conflicts()}>
							{t("staff-exchange:job.conflicts-link")}
						</a>
					) : null
				}
			/>
			<Named
				heading={t("staff-exchange:job.alike")}
				intro={t("staff-exchange:job.alike-intro")}
				items={alike.map(({ kind, id, name, otherId, otherName }) => ({
					key: `${id} ${otherId}`,
					href: paths.entry(kind, otherId),
					text: t("staff-exchange:job.duplicate", { name, other: otherName }),
				}))}
				more={
					dryRun || alike.length === 0 ? null : (
						<a className="govuk-link" href={paths.likely()}>
							{t("staff-exchange:job.alike-link")}
						</a>
					)
				}
			/>
			<Named
				heading={t("staff-exchange:job.duplicates")}
				items={duplicates.map(({ id, name, otherId, otherName }) => ({
					key: `${id} ${otherId}`,
					href: paths.entry("service", otherId),
					text: t("staff-exchange:job.duplicate", { name, other: otherName }),
				}))}
			/>
			<Problems
				heading={t("staff-exchange:job.warnings-title")}
				intro={t("staff-exchange:job.warnings-intro")}
				page={page}
				problems={warnings}
				cut={page.cut.warnings}
			/>
		</>
	);
}

const MOST_NAMED = 100;

/** Listings by name, where there are any. */
function Named(props: {
	heading: string;
	intro?: string;
	items: readonly { key: string; href?: string; text: string }[];
	more?: React.ReactNode;
}) {
	const { heading, intro, items, more } = props;
	const { t } = useSpeech();
	if (items.length === 0) return null;
	return (
		<>
			<h2 className="govuk-heading-m">{heading}</h2>
			{intro ? <p className="govuk-body app-measure">{intro}</p> : null}
			<ul className="govuk-list govuk-list--bullet app-raw">
				{items.slice(0, MOST_NAMED).map(({ key, href, text }) => (
					<li key={key}>
						{href ? (
							<a className="govuk-link" href={href}>
								{text}
							</a>
						) : (
							text
						)}
					</li>
				))}
			</ul>
			{items.length > MOST_NAMED ? (
				<p className="govuk-body">{t("staff-exchange:job.refused-more", { count: MOST_NAMED })}</p>
			) : null}
			{more ? <p className="govuk-body">{more}</p> : null}
		</>
	);
}
