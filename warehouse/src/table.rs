//! Parquet files as batches of known columns, and the DataFusion session that reads, sorts and counts them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use datafusion::arrow::datatypes::{Field, Schema};
use datafusion::common::{DFSchema, ScalarValue};
use datafusion::error::Result;
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::memory_pool::FairSpillPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::logical_expr::{Expr, ident, lit, try_cast};
use datafusion::prelude::{DataFrame, ParquetReadOptions, SessionConfig, SessionContext};

/// A session that keeps sorting and counting within so many bytes and puts what is more into files in this folder, which it
/// removes again.
pub fn session(memory: usize, spill: PathBuf) -> Result<SessionContext> {
    let disk = DiskManagerBuilder::default().with_mode(DiskManagerMode::Directories(vec![spill]));
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_pool(Arc::new(FairSpillPool::new(memory)))
        .with_disk_manager_builder(disk)
        .build_arc()?;
    // Strings as they are in our own batches, not as views.
    let config = SessionConfig::new().set_bool("datafusion.execution.parquet.schema_force_view_types", false);
    Ok(SessionContext::new_with_config_rt(config, runtime))
}

/// A Parquet file as a table with exactly these columns. What cannot be cast is null, as is a column that the file lacks;
/// other columns are not read.
pub async fn open(session: &SessionContext, file: &Path, columns: &Schema) -> Result<DataFrame> {
    let found = session.read_parquet(file.to_string_lossy().into_owned(), ParquetReadOptions::default()).await?;
    let wanted: Vec<Expr> = columns.fields().iter().map(|field| cast(found.schema(), field)).collect();
    found.select(wanted)
}

fn cast(found: &DFSchema, field: &Field) -> Expr {
    let is_there = found.has_column_with_unqualified_name(field.name());
    let value = if is_there { ident(field.name()) } else { lit(ScalarValue::Null) };
    try_cast(value, field.data_type().clone()).alias(field.name())
}
