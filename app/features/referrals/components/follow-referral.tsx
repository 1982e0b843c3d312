import {
	Button,
	Details,
	ErrorSummary,
	Input,
	InsetText,
	NotificationBanner,
	Textarea,
} from "../../../components/govuk";
import { OneTimeMark } from "../../../components/one-time-mark";
import { PageHeading } from "../../../components/page-heading";
import { listErrors, type Values } from "../../../platform/forms/field-errors";
import { oneOf } from "../../../platform/forms/values";
import { Foreign, useSpeech } from "../../../platform/i18n/context";
import type { Follow, Kept } from "../follow-page.server";
import type { FollowView } from "../follow-view.server";
import { FamilyAppointments } from "./family-appointments";
import { FamilyFeedback } from "./family-feedback";

/** A family's page of a referral: asks for a code first, and says of an old link how to get a new one and nothing else. */
export function FollowReferral({ isLive, answer }: { isLive: boolean; answer?: Follow }) {
	const { t } = useSpeech();
	const follow: Follow = answer ?? (isLive ? { kind: "ask" } : { kind: "old" });
	switch (follow.kind) {
		case "old":
			return <PageHeading lead={t("follow:old.text")}>{t("follow:old.title")}</PageHeading>;
		case "ended":
			return <PageHeading lead={t("follow:ended.text")}>{t("follow:ended.title")}</PageHeading>;
		case "too-many":
			return (
				<>
					<PageHeading lead={t("follow:too-many.text")}>{t("follow:too-many.title")}</PageHeading>
					<CodeEntry isFirst kept={follow.kept} />
				</>
			);
		case "ask":
			return <CodeForm isSent={false} wrong={false} kept={NOTHING} />;
		case "code":
			return <CodeForm isSent wrong={follow.wrong} kept={follow.kept} />;
		case "view":
			return <Where {...follow} />;
		case "sure":
			return <Sure {...follow} />;
	}
}

/** Asks for the code, and sends one: a letter with a code leads to the page on which none was sent yet. */
function CodeForm({ isSent, wrong, kept }: { isSent: boolean; wrong: boolean; kept: Kept }) {
	const { t } = useSpeech();
	const send = (
		<form method="post">
			<OneTimeMark />
			<KeptFields kept={kept} />
			{kept.do ? <input type="hidden" name="kept" value={kept.do} /> : null}
			<Button variant={isSent ? "secondary" : undefined} name="do" value="code">
				{t(isSent ? "follow:code.again" : "follow:ask.send")}
			</Button>
		</form>
	);
	const error = wrong ? t("follow:code.wrong") : undefined;
	return (
		<>
			<ErrorSummary errors={error ? [{ field: "code", text: error }] : []} />
			<PageHeading lead={t(isSent ? "follow:code.lead" : "follow:ask.lead")}>{t("follow:title")}</PageHeading>
			{isSent ? null : send}
			<CodeEntry isFirst={isSent} kept={kept} error={error} />
			{isSent ? send : null}
		</>
	);
}

/** Where a code is typed, with which what was kept is said. @param isFirst its button is the one to press */
function CodeEntry({ isFirst, kept, error }: { isFirst: boolean; kept: Kept; error?: string | undefined }) {
	const { t } = useSpeech();
	return (
		<form method="post" noValidate>
			<KeptFields kept={kept} />
			{kept.do ? <InsetText>{t("follow:code.kept")}</InsetText> : null}
			<Input
				name="code"
				label={t("follow:code.label")}
				labelSize="s"
				hint={t("follow:code.hint")}
				inputMode="numeric"
				autoComplete="one-time-code"
				width={10}
				error={error}
			/>
			<Button variant={isFirst ? undefined : "secondary"} name="do" value={kept.do ?? "open"}>
				{t("follow:code.open")}
			</Button>
		</form>
	);
}

const NOTHING: Kept = {};

const KeptFields = ({ kept: { do: _, ...fields } }: { kept: Kept }) =>
	Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

const english = (text: string) => ({ text, lang: "en", dir: "ltr" }) as const;

/** The same page in another language: asked for with the code, which stands in no address. */
function OtherLanguages({ code, languages }: Pick<Extract<Follow, { kind: "view" }>, "code" | "languages">) {
	const { t, language } = useSpeech();
	return (
		<Details summary={t("follow:languages")}>
			{languages
				.filter((one) => one.code !== language.code)
				.map((one) => (
					<form key={one.code} method="post" action={one.href}>
						<input type="hidden" name="code" value={code} />
						<Button variant="secondary" name="do" value="open">
							<span lang={one.code}>{one.name}</span>
						</Button>
					</form>
				))}
		</Details>
	);
}

/** Asked once more before it stops. */
function Sure({ code, words }: Extract<Follow, { kind: "sure" }>) {
	const { t } = useSpeech();
	return (
		<>
			<PageHeading lead={t("follow:sure.text")}>{t("follow:sure.title")}</PageHeading>
			<form method="post">
				<input type="hidden" name="code" value={code} />
				<input type="hidden" name="words" value={words} />
				<div className="govuk-button-group">
					<Button variant="warning" name="do" value="withdraw">
						{t("follow:sure.yes")}
					</Button>
					<Button variant="secondary" name="do" value="open">
						{t("follow:sure.no")}
					</Button>
				</div>
			</form>
		</>
	);
}

function Where({ code, languages, calendar, view, done, isChanged, errors, typed }: Extract<Follow, { kind: "view" }>) {
	const { t } = useSpeech();
	const problems = listErrors(errors, (reason) => t(`follow:error.${reason}`));
	const errorOf = (name: string) => problems.find(({ field }) => field === name)?.text;
	return (
		<>
			<ErrorSummary errors={problems} />
			{isChanged ? <NotificationBanner>{t("follow:changed")}</NotificationBanner> : null}
			{done ? <NotificationBanner success>{t(`follow:done.${done}`)}</NotificationBanner> : null}
			<PageHeading>{t("follow:title")}</PageHeading>
			<OtherLanguages code={code} languages={languages} />
			<h2 className="govuk-heading-m">
				<Foreign text={english(view.service)} />
			</h2>
			{view.cameFrom ? (
				<>
					<p className="govuk-body">{t("follow:came-from")}</p>
					<InsetText>
						<Foreign text={english(view.cameFrom)} />
					</InsetText>
				</>
			) : null}
			<p className="govuk-body-l app-measure">{t(`follow:state.${view.state}`, { date: view.since })}</p>
			{view.expected ? <p className="govuk-body">{t("follow:expected", { date: view.expected })}</p> : null}
			{view.review ? <p className="govuk-body">{t("follow:review", { date: view.review })}</p> : null}
			{view.said ? (
				<>
					<p className="govuk-body">{t("follow:said")}</p>
					<InsetText>
						<Foreign text={english(view.said)} className="app-pre" />
					</InsetText>
				</>
			) : null}
			{view.instead.length > 0 ? (
				<>
					<p className="govuk-body">{t("follow:instead")}</p>
					<ul className="govuk-list govuk-list--bullet">
						{view.instead.map((name) => (
							<li key={name}>
								<Foreign text={english(name)} />
							</li>
						))}
					</ul>
				</>
			) : null}
			<FamilyAppointments
				code={code}
				calendar={calendar}
				appointments={view.appointments}
				typed={typed}
				errorOf={errorOf}
			/>
			<FamilyFeedback code={code} view={view} typed={typed} errorOf={errorOf} />
			<Call view={view} />
			<Says code={code} view={view} typed={typed} errorOf={errorOf} />
		</>
	);
}

function Call({ view: { phones, council, referrer } }: { view: FollowView }) {
	const { t } = useSpeech();
	return (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t("follow:call.title")}</h2>
			{council ? <p className="govuk-body">{t("follow:call.council", { council: council.name })}</p> : null}
			{[...phones, ...(council?.phone ? [council.phone] : [])].map((number) => (
				<p key={number} className="govuk-body">
					<a className="govuk-link" href={`tel:${number.replace(/[^\d+]/g, "")}`} dir="ltr">
						{number}
					</a>
				</p>
			))}
			<p className="govuk-body">{t("follow:call.referrer", { name: referrer })}</p>
		</section>
	);
}

interface SaysProps {
	code: string;
	view: FollowView;
	typed: Values;
	errorOf(name: string): string | undefined;
}

/**
 * What a family can say: each a form of its own. That it was not safe, also when all else is over. The code goes along, and
 * stands in no address.
 */
function Says({ code, view, typed, errorOf }: SaysProps) {
	const { t } = useSpeech();
	const form = (name: "contact" | "withdraw" | "unsafe", fields: React.ReactNode) => (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t(`follow:${name}.title`)}</h2>
			<form method="post" noValidate>
				<input type="hidden" name="code" value={code} />
				{fields}
				<Button variant="secondary" name="do" value={name === "withdraw" ? "sure" : name}>
					{t(`follow:${name}.button`)}
				</Button>
			</form>
		</section>
	);
	const box = (name: "phone" | "times") => (
		<Input
			name={name}
			label={t(`follow:contact.${name}`)}
			labelSize="s"
			autoComplete="off"
			defaultValue={name in typed ? oneOf(typed, name) : view.contact[name]}
			error={errorOf(name)}
		/>
	);
	const isTyped = (name: "withdraw" | "unsafe") => oneOf(typed, "do") === (name === "withdraw" ? "sure" : name);
	const words = (name: "withdraw" | "unsafe") => (
		<>
			<p className="govuk-body">{t(`follow:${name}.text`)}</p>
			<Textarea
				id={`${name}-words`}
				name="words"
				label={t(`follow:${name}.words`)}
				labelSize="s"
				rows={3}
				defaultValue={isTyped(name) ? oneOf(typed, "words") : undefined}
				error={isTyped(name) ? errorOf("words") : undefined}
			/>
		</>
	);
	return (
		<>
			{view.isOpen
				? form(
						"contact",
						<>
							{box("phone")}
							{box("times")}
						</>,
					)
				: null}
			{view.isOpen ? form("withdraw", words("withdraw")) : null}
			{form("unsafe", words("unsafe"))}
		</>
	);
}
