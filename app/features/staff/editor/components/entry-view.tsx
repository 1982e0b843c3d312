import {
	BackLink,
	Button,
	ErrorSummary,
	InsetText,
	NotificationBanner,
	Select,
	Tag,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { EntryAction, EntryPage } from "../entry-page.server";
import { VersionList } from "./version-list";

/** One entry: how it stands, what to do next, its sections, and what is known about it. */
export function EntryView({ page, problem }: { page: EntryPage; problem?: string }) {
	const { t } = useSpeech();
	const { kind, name, status, live, notes, reviewNote, done } = page;
	return (
		<>
			<BackLink href={page.backHref}>{t(`staff-entries:kinds.${kind}`)}</BackLink>
			{problem ? <ErrorSummary errors={[{ text: problem }]} /> : null}
			{done && !problem ? (
				<NotificationBanner success>
					<p className="govuk-notification-banner__heading">{done}</p>
				</NotificationBanner>
			) : null}
			<PageHeading caption={t(`staff-entries:one.${kind}`)}>{name}</PageHeading>
			<div className="app-staff-entry">
				<div>
					<div className="app-staff-state">
						<p className="govuk-body">
							<StatusTag status={status} />
						</p>
						<p className="govuk-body">
							{live.text}{" "}
							{live.href ? (
								<a className="govuk-link" href={live.href}>
									{t("staff-entries:entry.see")}
								</a>
							) : null}
						</p>
						{notes.map((note) => (
							<p key={note} className="govuk-body">
								{note}
							</p>
						))}
						{reviewNote ? (
							<InsetText>
								<h2 className="govuk-heading-s">{t("staff-entries:entry.asked")}</h2>
								<p className="govuk-body app-pre">{reviewNote}</p>
							</InsetText>
						) : null}
						{page.conflictHref ? (
							<p className="govuk-body">
								<a className="govuk-link govuk-!-font-weight-bold" href={page.conflictHref}>
									{t("staff-entries:entry.conflict")}
								</a>
							</p>
						) : null}
						<Actions page={page} />
					</div>
					<Missing page={page} />
					<Sections page={page} />
					<FeedbackOnEntry page={page} />
				</div>
				<aside>
					<Facts page={page} />
					<Translations page={page} />
					<Versions page={page} />
				</aside>
			</div>
		</>
	);
}

function Actions({ page: { kind, actions, hint, revision, previewHref, datesHref } }: { page: EntryPage }) {
	const { t } = useSpeech();
	const takesAway = ({ key }: EntryAction) => key === "withdraw" || key === "discard" || key === "archive";
	const [first, ...rest] = actions.filter((action) => !takesAway(action));
	return (
		<>
			{hint ? <p className="govuk-hint">{hint}</p> : null}
			<div className="govuk-button-group">
				{first ? <Action action={first} revision={revision} /> : null}
				{rest.map((action) => (
					<Action key={action.key} action={action} revision={revision} secondary />
				))}
				{datesHref ? (
					<a className="govuk-link" href={datesHref}>
						{t(kind === "location" ? "staff-entries:dates.hub" : "staff-entries:dates.service")}
					</a>
				) : null}
				<a className="govuk-link" href={previewHref}>
					{t("staff-entries:entry.preview")}
				</a>
				{actions.filter(takesAway).map(({ key, href, text }) => (
					<a key={key} className="govuk-link" href={href ?? undefined}>
						{text}
					</a>
				))}
			</div>
		</>
	);
}

function Action(props: { action: EntryAction; revision: number; secondary?: boolean }) {
	const { action, revision, secondary } = props;
	const variant = secondary ? "secondary" : undefined;
	if (action.href !== null) {
		return (
			<Button href={action.href} variant={variant}>
				{action.text}
			</Button>
		);
	}
	return (
		<form method="post">
			<input type="hidden" name="revision" value={revision} />
			<Button name="do" value={action.key} variant={variant}>
				{action.text}
			</Button>
		</form>
	);
}

function Missing({ page: { missing } }: { page: EntryPage }) {
	const { t } = useSpeech();
	if (missing.length === 0) return null;
	return (
		<section>
			<h2 className="govuk-heading-m">{t("staff-entries:entry.missing", { count: missing.length })}</h2>
			<ul className="govuk-list govuk-list--bullet">
				{missing.map(({ key, text, href }) => (
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
		</section>
	);
}

function Sections({ page: { sections } }: { page: EntryPage }) {
	const { t } = useSpeech();
	if (sections.length === 0) return null;
	return (
		<section>
			<h2 className="govuk-heading-m">{t("staff-entries:entry.sections")}</h2>
			<ul className="app-tasks">
				{sections.map(({ slug, href, missing, says }) => (
					<li key={slug} className="app-tasks__item">
						<a className="govuk-link app-tasks__link" href={href}>
							{t(`staff-editorial:section.${slug}`)}
						</a>
						{missing > 0 ? (
							<Tag colour="blue">{t("staff-editorial:incomplete")}</Tag>
						) : (
							<span className="app-tasks__done">
								{t(says ? "staff-entries:entry.complete" : "staff-entries:entry.unanswered")}
							</span>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}

function FeedbackOnEntry({ page: { feedback } }: { page: EntryPage }) {
	const { t } = useSpeech();
	if (feedback.length === 0) return null;
	return (
		<section>
			<h2 className="govuk-heading-m">{t("staff-entries:entry.feedback")}</h2>
			<ul className="govuk-list govuk-list--spaced">
				{feedback.map(({ id, text, date, href }) => (
					<li key={id}>
						<a className="govuk-link" href={href}>
							{text}
						</a>
						<span className="app-records__under">{date}</span>
					</li>
				))}
			</ul>
		</section>
	);
}

function Facts({ page: { facts, owner, revision } }: { page: EntryPage }) {
	const { t } = useSpeech();
	return (
		<section className="app-staff-panel">
			<h2 className="govuk-heading-s">{t("staff-entries:entry.facts")}</h2>
			<dl className="app-staff-facts">
				{facts.map(({ key, text, late }) => (
					<div key={key}>
						<dt>{key}</dt>
						<dd>
							{text}
							{late ? (
								<strong className="app-records__under app-staff-late">{t("staff-entries:concern.unchecked")}</strong>
							) : null}
						</dd>
					</div>
				))}
			</dl>
			{owner ? (
				<details className="govuk-details">
					<summary className="govuk-details__summary">
						<span className="govuk-details__summary-text">{t("staff-entries:entry.changeOwner")}</span>
					</summary>
					<form method="post">
						<input type="hidden" name="revision" value={revision} />
						<Select
							name="owner"
							label={t("staff-entries:list.owner")}
							hint={t("staff-entries:entry.ownerHint")}
							options={owner.options}
							defaultValue={owner.value}
						/>
						<Button name="do" value="owner" variant="secondary">
							{t("staff-entries:entry.setOwner")}
						</Button>
					</form>
				</details>
			) : null}
		</section>
	);
}

function Translations({ page: { translations } }: { page: EntryPage }) {
	const { t } = useSpeech();
	if (translations.length === 0) return null;
	return (
		<section className="app-staff-panel">
			<h2 className="govuk-heading-s">{t("staff-entries:translations")}</h2>
			<dl className="app-staff-facts">
				{translations.map(({ language, text, status, href }) => (
					<div key={language}>
						<dt>{language}</dt>
						<dd>
							{href ? (
								<a className="govuk-link" href={href}>
									<span className="govuk-visually-hidden">{language}: </span>
									{text}
								</a>
							) : (
								text
							)}{" "}
							{status ? <StatusTag status={status} /> : null}
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

function Versions({ page: { versions } }: { page: EntryPage }) {
	const { t } = useSpeech();
	if (versions.count === 0) return null;
	return (
		<section className="app-staff-panel">
			<h2 className="govuk-heading-s">{t("staff-entries:entry.versions")}</h2>
			<VersionList versions={versions.lines} />
			<p className="govuk-body-s">
				<a className="govuk-link" href={versions.href}>
					{t("staff-entries:entry.allVersions", { count: versions.count })}
				</a>
			</p>
		</section>
	);
}
