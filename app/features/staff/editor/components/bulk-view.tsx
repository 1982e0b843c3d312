import { BackLink, Button, Select, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { BulkPage } from "../bulk-page.server";

/** Before something is done to several entries: to which, what it does, how to undo it. */
export function BulkView({ page }: { page: BulkPage }) {
	const { t } = useSpeech();
	const { action, heading, backHref, can, cannot, owners, state } = page;
	return (
		<>
			<BackLink href={backHref} />
			<PageHeading>{heading}</PageHeading>
			{can.length > 0 ? (
				<>
					{action === "withdraw" || action === "publish" ? (
						<WarningText>{t(`staff-entries:bulk.${action}.what`)}</WarningText>
					) : (
						<p className="govuk-body">{t(`staff-entries:bulk.${action}.what`)}</p>
					)}
					<p className="govuk-body">{t(`staff-entries:bulk.${action}.undo`)}</p>
					<Names entries={can} />
				</>
			) : null}
			{cannot.length > 0 ? (
				<section>
					<h2 className="govuk-heading-m">{t("staff-entries:bulk.cannot", { count: cannot.length })}</h2>
					<ul className="govuk-list govuk-list--bullet">
						{cannot.map(({ id, name, href, reason }) => (
							<li key={id}>
								<a className="govuk-link" href={href}>
									{name}
								</a>
								: {reason}
							</li>
						))}
					</ul>
				</section>
			) : null}
			{can.length > 0 ? (
				<form method="post">
					<input type="hidden" name="do" value={action} />
					<input type="hidden" name="list" value={state} />
					{can.map(({ id, revision }) => (
						<input key={id} type="hidden" name="entry" value={`${id}:${revision}`} />
					))}
					{owners ? <Select name="owner" label={t("staff-entries:list.owner")} labelSize="m" options={owners} /> : null}
					<div className="govuk-button-group">
						<Button variant={action === "withdraw" || action === "archive" ? "warning" : undefined}>
							{t(`staff-entries:bulk.${action}.confirm`, { count: can.length })}
						</Button>
						<a className="govuk-link" href={backHref}>
							{t("staff-entries:cancel")}
						</a>
					</div>
				</form>
			) : (
				<p className="govuk-body">
					<a className="govuk-link" href={backHref}>
						{t("staff-entries:backToList")}
					</a>
				</p>
			)}
		</>
	);
}

/** Names in columns: fifty of them fit a screen. */
function Names({ entries }: { entries: BulkPage["can"] }) {
	return (
		<ul className="govuk-list govuk-list--bullet app-staff-names">
			{entries.map(({ id, name, href }) => (
				<li key={id}>
					<a className="govuk-link" href={href}>
						{name}
					</a>
				</li>
			))}
		</ul>
	);
}
