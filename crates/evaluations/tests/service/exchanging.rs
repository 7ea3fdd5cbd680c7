//! What stories about files of the national standard begin with. Offices and schools are made up.

use api::evaluations::v1 as pb;
use pb::NationalTable as Table;

use crate::given::Client;

pub(crate) const OFFICE: &str = "สำนักงานตัวอย่าง (ข้อมูลสมมติ)";

/// The files of a version, and of a cycle where one is named.
pub(crate) async fn exported(
    client: &mut Client,
    framework: &pb::Framework,
    cycle: Option<&pb::Cycle>,
) -> Result<pb::ExportNationalSchemaResponse, tonic::Status> {
    let request = pb::ExportNationalSchemaRequest {
        framework_id: framework.id.clone(),
        cycle_id: cycle.map(|cycle| cycle.id.clone()).unwrap_or_default(),
        organisation_name: cycle.map(|_| OFFICE.to_owned()).unwrap_or_default(),
        framework_n: 1,
        ..Default::default()
    };
    client.export_national_schema(request).await.map(tonic::Response::into_inner)
}

/// The text of a file, without its mark.
pub(crate) fn text(files: &[pb::NationalFile], table: Table) -> String {
    let file = files.iter().find(|file| file.table() == table).expect("it is there");
    let text = String::from_utf8(file.content.to_vec()).expect("UTF-8");
    text.strip_prefix('\u{feff}').expect("spreadsheets want the mark").to_owned()
}

/// The same files, to be brought in.
pub(crate) fn brought(files: &[pb::NationalFile]) -> Vec<pb::NationalFileInput> {
    files.iter().map(|file| pb::NationalFileInput { name: file.name.clone(), content: file.content.clone() }).collect()
}

/// The same files with something else in one of them.
pub(crate) fn altered(files: &[pb::NationalFileInput], table: Table, from: &str, to: &str) -> Vec<pb::NationalFileInput> {
    let name = table.as_str_name().replace("NATIONAL_TABLE_", "");
    let alter = |file: &pb::NationalFileInput| {
        let text = String::from_utf8(file.content.to_vec()).expect("UTF-8");
        let is_it = file.name == format!("{name}.csv");
        assert!(!is_it || text.contains(from), "{from} is not in {text}");
        let content = if is_it { text.replace(from, to).into_bytes().into() } else { file.content.clone() };
        pb::NationalFileInput { name: file.name.clone(), content }
    };
    files.iter().map(alter).collect()
}

/// Losses of a reason, each with its key and its field.
pub(crate) fn lost(losses: &[pb::ExchangeLoss], reason: pb::ExchangeLossReason) -> Vec<(&str, &str)> {
    losses.iter().filter(|loss| loss.reason() == reason).map(|loss| (loss.key.as_str(), loss.field.as_str())).collect()
}
