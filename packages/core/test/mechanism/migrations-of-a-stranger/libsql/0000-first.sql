create table ledger_accounts_of_mine (id text primary key);
