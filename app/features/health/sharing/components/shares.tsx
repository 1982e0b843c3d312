import { Button, InsetText, Tag } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { SharesPage, ShareView } from "../shares-page.server";
import { StopSharing } from "./stop-sharing";

/** What a guardian shares and has shared. */
export function Shares({ page: { head, shares, isOver } }: { page: SharesPage }) {
	const { t, paths } = useSpeech();
	return (
		<RecordFrame head={head} heading={t("health-sharing:title")} lead={isOver ? undefined : t("health-sharing:lead")}>
			{isOver ? (
				<InsetText>{t("health-sharing:ended")}</InsetText>
			) : (
				<Button href={paths.childRecord(head.child.id, "/share/new")} start>
					{t("health-sharing:start")}
				</Button>
			)}
			{shares.length === 0 && !isOver ? <p className="govuk-body">{t("health-sharing:none")}</p> : null}
			{shares.map((share) => (
				<Share key={share.id} share={share} childId={head.child.id} />
			))}
		</RecordFrame>
	);
}

function Share({ share, childId }: { share: ShareView; childId: string }) {
	const { t, paths, format } = useSpeech();
	const { id, recipient, isLive, state, sections, made, opened } = share;
	return (
		<article className="app-answer app-measure">
			<h2 className="govuk-heading-s">{recipient}</h2>
			<p className="govuk-body">
				<Tag colour={isLive ? "green" : "grey"}>{state}</Tag>
			</p>
			<p className="govuk-body">
				{format.list(sections)}
				<br />
				{made}. {opened}
			</p>
			<p className="govuk-body">
				<a className="govuk-link" href={paths.childRecord(childId, `/share/${id}`)}>
					{t("health-sharing:show")}
					<span className="govuk-visually-hidden">
						{" "}
						({recipient}, {made})
					</span>
				</a>
			</p>
			{isLive ? <StopSharing childId={childId} shareId={id} about={`${recipient}, ${made}`} /> : null}
		</article>
	);
}
