/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-error.h"

G_BEGIN_DECLS

/* A command-line program as one table: the table is what runs, what --help prints and what the
 * manual page is made of, so the three never differ. All texts are marked with N_() and
 * translated when shown. Static data; main thread. */

/**
 * GvtExit:
 * @GVT_EXIT_OK: done
 * @GVT_EXIT_FAILED: the operation failed; stderr says why
 * @GVT_EXIT_USAGE: the command line makes no sense
 * @GVT_EXIT_PERSON: a person has to act first: a passphrase, a role, an expired list or code
 */
typedef enum
{
  GVT_EXIT_OK,
  GVT_EXIT_FAILED,
  GVT_EXIT_USAGE,
  GVT_EXIT_PERSON,
} GvtExit;

/* One act. %FALSE with an error, whose kind decides the exit code. */
typedef gboolean (*GvtCommandRun) (const GvtArgs *args, GError **error);

typedef struct
{
  const char *name;         /* one or two words: "sync", "voters lookup" */
  const char *operands;     /* (nullable): as shown: "NIK..." */
  guint min_operands;       /* fewer is a usage error */
  guint max_operands;       /* more is one too; G_MAXUINT for any number */
  const char *summary;      /* one line, no full stop */
  const char *details;      /* (nullable): paragraphs, with a blank line between */
  const GvtOption *options; /* (nullable): ends with a NULL name */
  GvtCommandRun run;
} GvtCommand;

typedef struct
{
  const char *name;                  /* "govotectl" */
  const char *summary;               /* one line, no full stop */
  const char *details;               /* paragraphs, with a blank line between */
  const GvtOption *options;          /* before or after the command; ends with a NULL name */
  const GvtCommand *const *commands; /* in the order of --help, %NULL-terminated */
  GvtErrorPlace place;               /* where whoever reads its errors sits */
} GvtProgram;

/** gvt_program_run: sets the locale, finds the command, runs it, and tells of errors in the
 * person's language. Returns: the exit code */
GvtExit gvt_program_run (const GvtProgram *self, int argc, char **argv);

/** gvt_program_find: Returns: (nullable): the command of exactly this name */
const GvtCommand *gvt_program_find (const GvtProgram *self, const char *name);
/** gvt_program_has_group: whether "@word something" is a command */
gboolean gvt_program_has_group (const GvtProgram *self, const char *word);

/** gvt_program_help: Returns: (transfer full): what --help prints. @group: (nullable): only its
 * commands */
char *gvt_program_help (const GvtProgram *self, const char *group);
char *gvt_command_help (const GvtProgram *program, const GvtCommand *self);
/** gvt_program_man: Returns: (transfer full): the manual page, in man(7)'s macros */
char *gvt_program_man (const GvtProgram *self);

G_END_DECLS
