import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openPostgres } from '@milpa/core/db'
import { postgresPrograms } from '@milpa/plugin-kit'

const run = promisify(execFile)

/** The least that moves money in PostgreSQL: one function, a row with a unique id and two indices, both balances. */
const schema = `create table accounts (id int primary key, debits bigint not null, credits bigint not null, credit_line bigint not null);
  create table transfers (seq bigint generated always as identity primary key, id uuid not null unique, debit int not null,
    credit int not null, amount bigint not null, at timestamptz not null);
  create index transfers_debit on transfers (debit, seq);
  create index transfers_credit on transfers (credit, seq);
  insert into accounts select i, 0, 0, 1000000000000 from generate_series(1, 10000) i;
  create function pay(a int, b int, x bigint) returns void language plpgsql as $$
  begin
    insert into transfers (id, debit, credit, amount, at) values (gen_random_uuid(), a, b, x, now());
    if a < b then
      update accounts set debits = debits + x where id = a and credits + credit_line - debits >= x;
      if not found then raise 'past the limit'; end if;
      update accounts set credits = credits + x where id = b;
    else
      update accounts set credits = credits + x where id = b;
      update accounts set debits = debits + x where id = a and credits + credit_line - debits >= x;
      if not found then raise 'past the limit'; end if;
    end if;
  end $$;`

const script = `\\set a random(1, 10000)
\\set b (:a + random(1, 9999) - 1) % 10000 + 1
select pay(:a, :b, 5);
`

/** Prepares a database for the function. */
export async function preparePgbench(url: string): Promise<void> {
  const engine = openPostgres({ url, connections: 1 })
  await engine.reader.script(schema)
  await engine.close()
}

/** Transfers a second of pgbench with so many clients; the script lies in \`folder\`. */
export async function pgbench(url: string, folder: string, clients: number, seconds: number): Promise<number> {
  const file = join(folder, 'pay.sql')
  writeFileSync(file, script)
  const { stdout } = await run(join(postgresPrograms()!, 'pgbench'), [
    '-n',
    '--protocol=prepared',
    `--client=${clients}`,
    '--jobs=1',
    `--time=${seconds}`,
    `--file=${file}`,
    url,
  ])
  const rate = /tps = ([\d.]+)/.exec(stdout)
  if (!rate) throw new Error(`pgbench says nothing of its rate:\n${stdout}`)
  return Number(rate[1])
}
