import { Button, ErrorSummary, Input, NotificationBanner, Select, Tag, Textarea } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { SearchPanel } from "../../../../components/search-panel";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ClaimAnswer, ClaimLine, ClaimsPage } from "../claims-page.server";

type Refused = Exclude<ClaimAnswer, { ok: true }>;

const COLOURS = { new: "blue", accepted: "green", refused: "red" } as const;

/** Finding a listing to claim, and the claims there are. */
export function ClaimsView({ page, refused }: { page: ClaimsPage; refused?: Refused }) {
	const { t } = useSpeech();
	const { claims, claiming, done, search, path } = page;
	return (
		<>
			{refused?.problem ? <ErrorSummary errors={[refused.problem]} /> : null}
			{done && !refused ? (
				<NotificationBanner success>
					<p className="govuk-notification-banner__heading">{done}</p>
				</NotificationBanner>
			) : null}
			<PageHeading lead={t(page.decides ? "staff-claims:leadStaff" : "staff-claims:lead")}>
				{t("staff-claims:title")}
			</PageHeading>
			{claiming ? <ClaimForm claiming={claiming} refused={refused} /> : null}
			{search && !claiming ? (
				<>
					<SearchPanel action={path} label={t("staff-claims:find")}>
						<Input
							name="q"
							type="search"
							label={t("staff-claims:q")}
							labelSize="s"
							defaultValue={search.q}
							maxLength={200}
						/>
						<Button>{t("staff-claims:find")}</Button>
					</SearchPanel>
					{search.q ? <SearchResults results={search.results} /> : null}
				</>
			) : null}
			{claims.length > 0 ? (
				<section>
					<h2 className="govuk-heading-m">{t(page.decides ? "staff-claims:all" : "staff-claims:mine")}</h2>
					<ul className="app-tasks">
						{claims.map((claim) => (
							<Claim key={claim.id} claim={claim} />
						))}
					</ul>
				</section>
			) : (
				<p className="govuk-body">{t("staff-claims:none")}</p>
			)}
		</>
	);
}

function Claim({ claim }: { claim: ClaimLine }) {
	const { t } = useSpeech();
	const { name, href, decideHref, organisation, claimant, status, date } = claim;
	const target = decideHref ?? href;
	return (
		<li className="app-tasks__item">
			<span>
				{target ? (
					<a className="govuk-link" href={target}>
						{name}
					</a>
				) : (
					name
				)}
				<span className="app-records__under">{t("staff-claims:by", { organisation, name: claimant, date })}</span>
			</span>
			<Tag colour={COLOURS[status]}>{t(`staff-claims:status.${status}`)}</Tag>
		</li>
	);
}

function SearchResults({ results }: { results: NonNullable<ClaimsPage["search"]>["results"] }) {
	const { t } = useSpeech();
	if (results.length === 0) return <p className="govuk-body">{t("staff-claims:nothing")}</p>;
	return (
		<ul className="app-tasks">
			{results.map(({ id, name, organisation, publicHref, href }) => (
				<li key={id} className="app-tasks__item">
					<span>
						<a className="govuk-link" href={publicHref}>
							{name}
						</a>
						<span className="app-records__under">{organisation}</span>
					</span>
					<a className="govuk-link" href={href}>
						{t("staff-claims:claim")}
						<span className="govuk-visually-hidden"> {name}</span>
					</a>
				</li>
			))}
		</ul>
	);
}

function ClaimForm(props: { claiming: NonNullable<ClaimsPage["claiming"]>; refused?: Refused }) {
	const { t } = useSpeech();
	const { claiming, refused } = props;
	const { id, name, organisation, organisations: own } = claiming;
	return (
		<form method="post" className="app-measure" noValidate>
			<h2 className="govuk-heading-m">{t("staff-claims:claimName", { name })}</h2>
			<p className="govuk-body">{t("staff-claims:listedAs", { organisation })}</p>
			<input type="hidden" name="claim" value={id} />
			{own.length > 1 ? (
				<Select
					name="organisation"
					label={t("staff-claims:organisation")}
					labelSize="s"
					options={own}
					defaultValue={refused?.typed.organisation}
				/>
			) : null}
			<Textarea
				name="message"
				label={t("staff-claims:message")}
				labelSize="s"
				hint={t("staff-claims:messageHint")}
				defaultValue={refused?.typed.message}
				error={refused?.problem?.field === "message" ? refused.problem.text : undefined}
			/>
			<Button>{t("staff-claims:send")}</Button>
		</form>
	);
}
