import { classNames } from "./class-names";
import { describedBy, type FieldProps, FormGroup } from "./form-group";

export interface FileUploadProps extends FieldProps {
	/** What the browser offers first: ".csv,text/csv". */
	accept?: string;
}

/** Choosing a file. The form around it needs `encType="multipart/form-data"`. */
export function FileUpload(props: FileUploadProps) {
	const { name, id = name, label, labelSize, labelHidden, hint, error, accept } = props;
	return (
		<FormGroup {...{ id, label, labelSize, labelHidden, hint, error }}>
			<input
				className={classNames("govuk-file-upload", error && "govuk-file-upload--error")}
				id={id}
				name={name}
				type="file"
				accept={accept}
				aria-describedby={describedBy(id, props)}
				aria-invalid={error ? true : undefined}
			/>
		</FormGroup>
	);
}
