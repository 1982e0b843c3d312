import { Button, Input, SummaryList, Table, Tag } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { QrCode } from "../../../../platform/qr-code.server";
import { RecordFrame } from "../../record/components/record-frame";
import type { OneSharePage } from "../shares-page.server";
import { StopSharing } from "./stop-sharing";

/** One share: its code and link while it is open, and who opened it. On paper it is a slip with the code and no names. */
export function OneShare({ page }: { page: OneSharePage }) {
	const { t, paths, format } = useSpeech();
	const { head, share, code, openings, wrong, isOver } = page;
	return (
		<>
			{code ? <Slip code={code} /> : null}
			<div className="app-no-print">
				<RecordFrame
					head={head}
					heading={code ? t("health-sharing:one.title") : share.recipient}
					lead={code ? t("health-sharing:one.lead") : share.state}
				>
					{code ? <Code code={code} /> : null}
					<section className="app-measure" aria-live="polite" data-share-openings={openings.length}>
						<h2 className="govuk-heading-m">{t("health-sharing:one.openings")}</h2>
						{openings.length === 0 ? (
							<p className="govuk-body">{t("health-sharing:one.unopened")}</p>
						) : (
							<>
								<Table
									caption={t("health-sharing:one.openings")}
									captionHidden
									columns={[t("health-sharing:one.when"), t("health-sharing:one.who")]}
									rows={openings.map(({ id, when, who }) => ({
										key: id,
										cells: [
											when,
											<span key={id} className="app-looker" dir="auto">
												{who}
											</span>,
										],
									}))}
								/>
								<p className="govuk-hint">{t("health-sharing:one.saysWhat")}</p>
							</>
						)}
						{wrong ? <p className="govuk-body">{wrong}</p> : null}
					</section>
					<section className="app-measure">
						<h2 className="govuk-heading-m">{t("health-sharing:one.what")}</h2>
						<SummaryList
							rows={[
								{ key: t("health-sharing:new.recipient"), value: share.recipient },
								{ key: t("health-sharing:new.section"), value: format.list(share.sections) },
								{
									key: t("health-sharing:new.duration"),
									value: <Tag colour={share.isLive ? "green" : "grey"}>{share.state}</Tag>,
								},
							]}
						/>
					</section>
					{share.isLive ? (
						<StopSharing childId={head.child.id} shareId={share.id} />
					) : isOver ? null : (
						<Button href={paths.childRecord(head.child.id, "/share/new")} variant="secondary">
							{t("health-sharing:one.again")}
						</Button>
					)}
				</RecordFrame>
			</div>
		</>
	);
}

type ShownCode = NonNullable<OneSharePage["code"]>;

function Code({ code: { qr, link, passcode, left } }: { code: ShownCode }) {
	const { t } = useSpeech();
	return (
		<>
			<Qr qr={qr} label={t("health-sharing:one.code")} />
			<p className="govuk-body-l">{left}</p>
			{passcode ? (
				<section className="app-measure">
					<h2 className="govuk-heading-m">{t("health-sharing:one.passcode")}</h2>
					<p className="app-share__passcode" dir="ltr">
						{passcode}
					</p>
					<p className="govuk-body">{t("health-sharing:one.passcodeHint")}</p>
				</section>
			) : null}
			<Input name="link" label={t("health-sharing:one.link")} labelSize="s" defaultValue={link} readOnly dir="ltr" />
			<p className="govuk-body">{t("health-sharing:one.print")}</p>
		</>
	);
}

/** What is printed: nothing on it says whose it is. */
function Slip({ code: { qr, passcode, until } }: { code: ShownCode }) {
	const { t } = useSpeech();
	return (
		<div className="app-print-only app-share__slip" aria-hidden="true">
			<p className="govuk-body">{t("health-sharing:one.slip", { when: until })}</p>
			<Qr qr={qr} label={t("health-sharing:one.code")} />
			{passcode ? <p className="govuk-body">{t("health-sharing:one.slipPasscode")}</p> : null}
		</div>
	);
}

function Qr({ qr: { size, path }, label }: { qr: QrCode; label: string }) {
	return (
		<svg
			className="app-share__qr"
			viewBox={`0 0 ${size} ${size}`}
			role="img"
			aria-label={label}
			shapeRendering="crispEdges"
		>
			<rect width={size} height={size} fill="#ffffff" />
			<path d={path} fill="#000000" />
		</svg>
	);
}
