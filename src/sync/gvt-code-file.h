/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-enrolment-code.h"
#include "gvt-keys-statement.h"

G_BEGIN_DECLS

/* Enrolment codes in a file, for a stick: one code as text with the centre's address behind it, or
 * `.gvenrol`, the signed container `CODE`: header "address", "expires_at_us", "users" (whom each
 * code admits) and "keys" (the KEYS statement, as hexadecimal digits); payload: the codes' secrets,
 * ten bytes each. Its signature is the online key's of that statement, and the statement's root key
 * is the one in every code, so that a file of half one centre and half another is found. Whose
 * centre it is, the file cannot prove: whoever hands over the stick vouches for that.
 *
 * Whoever holds the file can enrol laptops. */
#define GVT_CODE_FILE_SUFFIX    ".gvenrol"
#define GVT_CODE_FILE_MAX_CODES 1000
#define GVT_CODE_FILE_MAX_BYTES (64 * 1024)

typedef struct
{
  char *address;        /* (nullable): text need not name one */
  GArray *codes;        /* of GvtEnrolmentCode: at least one; wiped when freed */
  gint64 expires_at_us; /* 0: not known */
  char **users;         /* (nullable): user codes; %NULL when not known */
} GvtCodeFile;

GvtCodeFile *gvt_code_file_new (void);
void gvt_code_file_free (GvtCodeFile *self);

/** gvt_code_file_write: @keys_bytes: the statement that @signing_key stands in. Returns: (transfer
 * full) (nullable): `.gvenrol` */
GBytes *gvt_code_file_write (const GvtCodeFile *self,
                             GBytes *keys_bytes,
                             const GvtSecret *signing_key,
                             GError **error);
/** gvt_code_file_read: either form; text: the first line that is no address is the code.
 * %GVT_ERROR_BAD_INPUT where there is none. Returns: (transfer full) (nullable) */
GvtCodeFile *gvt_code_file_read (GBytes *bytes, GError **error);
/** gvt_code_file_parse: what was typed: a code */
GvtCodeFile *gvt_code_file_parse (const char *typed, GError **error);
/** gvt_code_file_load: the same of a file, wiped from memory afterwards; "-" is the first line of
 * standard input. Blocks. */
GvtCodeFile *gvt_code_file_load (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCodeFile, gvt_code_file_free)

G_END_DECLS
