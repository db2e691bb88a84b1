//! Rows of Parquet files.

use std::path::Path;

use datafusion::arrow::array::{Array, AsArray, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Field, Float32Type, Schema};
use datafusion::prelude::SessionContext;
use futures::StreamExt;
use futures::stream::{self, TryStreamExt};

use super::row::{NUMBERS, Row, TEXTS};
use super::{InputError, Rows};
use crate::table;

/// The rows of a file; after an error there is none.
pub async fn rows(session: &SessionContext, file: &Path) -> Result<Rows, InputError> {
    let batches = table::open(session, file, &schema()).await?.execute_stream().await?.map_err(InputError::from);
    Ok(batches.map_ok(|batch| stream::iter(rows_of(&batch))).try_flatten().boxed())
}

fn schema() -> Schema {
    let texts = TEXTS.map(|name| Field::new(name, DataType::Utf8, true));
    let numbers = NUMBERS.map(|name| Field::new(name, DataType::Float32, true));
    Schema::new(texts.into_iter().chain(numbers).collect::<Vec<_>>())
}

/// The rows of a batch, whose columns are those of [`schema`].
fn rows_of(batch: &RecordBatch) -> Vec<Result<Result<Row, super::Unusable>, InputError>> {
    let texts = TEXTS.map(|name| batch.column_by_name(name).and_then(|column| column.as_string_opt::<i32>()));
    let numbers =
        NUMBERS.map(|name| batch.column_by_name(name).and_then(|column| column.as_primitive_opt::<Float32Type>()));
    let row = |place: usize| Row {
        texts: texts.map(|column| {
            let column = column.filter(|column| column.is_valid(place));
            column.map(|column| column.value(place).to_owned()).unwrap_or_default()
        }),
        numbers: numbers.map(|column| column.filter(|column| column.is_valid(place)).map(|column| column.value(place))),
    };
    (0..batch.num_rows()).map(|place| Ok(Ok(row(place)))).collect()
}
