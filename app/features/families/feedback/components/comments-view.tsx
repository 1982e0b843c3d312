import {
	Breadcrumbs,
	Button,
	ErrorSummary,
	NotificationBanner,
	Pagination,
	Textarea,
} from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { PageHeading } from "../../../../components/page-heading";
import type { ReasonOf } from "../../../../platform/forms/form";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { commentForm } from "../comment";
import type { CommentsPage } from "../comments-page.server";
import { DETAILS_LIMIT } from "../report-problem";
import { Trap } from "./trap";

interface Props {
	page: CommentsPage;
	/** What was sent and could not be taken, so that it is typed only once. */
	refused?: { error: ReasonOf<typeof commentForm> | "tooMany"; typed: string };
}

/** What families said and what the council did, under the form to say more. */
export function CommentsView({ page, refused }: Props) {
	const { t, paths, format } = useSpeech();
	const { council, answers, counts } = page;
	const errorOf = (reason?: NonNullable<Props["refused"]>["error"]) => {
		if (!reason) return undefined;
		if (reason === "tooMany") return t("errors:page.too-many-requests.body");
		return t(`comments:form.${reason}`, { limit: format.number(DETAILS_LIMIT) });
	};
	const error = errorOf(refused?.error);
	return (
		<>
			<Breadcrumbs items={[{ text: council.name, href: paths.council(council.slug), lang: "en", dir: "ltr" }]} />
			<ErrorSummary errors={error ? [{ field: "details", text: error }] : []} />
			{page.sent && !refused ? (
				<NotificationBanner success>{t("comments:sent", { council: council.name })}</NotificationBanner>
			) : null}
			<PageHeading lead={t("comments:lead")}>{t("comments:title")}</PageHeading>
			<CommentForm page={page} typed={refused?.typed} error={error} />
			<section aria-labelledby="answers">
				<h2 className="govuk-heading-l" id="answers">
					{t("comments:answers")}
				</h2>
				<p className="govuk-body">{t("comments:counts", counts)}</p>
				{answers.length === 0 ? <p className="govuk-body">{t("comments:none")}</p> : null}
				{answers.map(({ id, youSaid, weDid, date }) => (
					<article key={id} className="app-answer app-measure">
						<h3 className="govuk-heading-s">{t("comments:said")}</h3>
						<Foreign text={youSaid} as="p" className="govuk-body" />
						<h3 className="govuk-heading-s">{t("comments:did")}</h3>
						<Foreign text={weDid} as="p" className="govuk-body" />
						<p className="govuk-hint">{date}</p>
					</article>
				))}
				<Pagination
					page={page.page}
					pages={page.pages}
					href={(number) => paths.comments(council.slug, { page: number })}
				/>
			</section>
		</>
	);
}

function CommentForm({ page, typed, error }: { page: CommentsPage; typed?: string; error?: string }) {
	const { t, paths, format } = useSpeech();
	const { council, service } = page;
	return (
		<section className="app-no-print" aria-labelledby="tell">
			<h2 className="govuk-heading-l" id="tell">
				{t("comments:form.title")}
			</h2>
			{service ? (
				<p className="govuk-body">
					{t("comments:form.about")} <Foreign text={service.name} />
				</p>
			) : null}
			<p className="govuk-body app-measure">{t("comments:form.intro")}</p>
			<form method="post" action={paths.comments(council.slug, { service: service?.slug })} noValidate>
				<OneTimeMark />
				<Textarea
					name="details"
					label={t("comments:form.label")}
					labelSize="m"
					hint={t("comments:form.hint", { limit: format.number(DETAILS_LIMIT) })}
					rows={5}
					error={error}
					defaultValue={typed}
				/>
				<Trap />
				<Button>{t("comments:form.send")}</Button>
			</form>
		</section>
	);
}
