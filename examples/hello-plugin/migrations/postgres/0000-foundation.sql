CREATE TABLE "hello_greetings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"centre_id" text COLLATE "C" NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	"signature" text COLLATE "C" NOT NULL,
	"shown" boolean NOT NULL,
	"person_id" text COLLATE "C"
);

