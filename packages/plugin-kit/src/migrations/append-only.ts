import { factsOf, type AnyTable } from '@milpa/core/db'
import { getTableName } from 'drizzle-orm'

type Engine = 'libsql' | 'postgres'

/**
 * Triggers for the tables declared `appendOnly` that no migration guards yet.
 *
 * @param before names of the tables that are guarded already.
 * @param changes what else the migration does: SQLite changes some tables by making them anew, which drops triggers.
 */
export function guards(
  engine: Engine,
  tables: Readonly<Record<string, AnyTable>>,
  before: readonly string[],
  changes: readonly string[],
) {
  const wanted = Object.values(tables)
    .filter((table) => factsOf(table).appendOnly)
    .map(getTableName)
    .sort()
  const lost = (name: string) => changes.some((change) => change.includes(`DROP TABLE \`${name}\``))
  const added = wanted.filter((name) => !before.includes(name) || lost(name)).flatMap(statements[engine])
  // What a table was before it stopped being append-only, it stays: taking a guard away is written by hand.
  return { added, known: [...new Set([...before, ...wanted])].sort() }
}

const sentence = (table: string) => `Rows of ${table} are never changed or deleted`

const statements: Readonly<Record<Engine, (table: string) => readonly string[]>> = {
  libsql: (table) =>
    (['update', 'delete'] as const).map(
      (what) =>
        `CREATE TRIGGER \`${table}_no_${what}\` BEFORE ${what.toUpperCase()} ON \`${table}\` BEGIN ` +
        `SELECT RAISE(ABORT, '${sentence(table)}'); END;`,
    ),
  postgres: (table) => [
    `CREATE FUNCTION "${table}_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ` +
      `RAISE EXCEPTION '${sentence(table)}' USING ERRCODE = 'check_violation'; END $$;`,
    `CREATE TRIGGER "${table}_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "${table}" ` +
      `FOR EACH STATEMENT EXECUTE FUNCTION "${table}_append_only"();`,
  ],
}
