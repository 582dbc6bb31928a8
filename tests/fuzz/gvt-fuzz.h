/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-sign.h"

G_BEGIN_DECLS

/* What the targets share. A target is one parser, fed with bytes that nobody wrote: it may refuse
 * them, by an error of ours, or read them; it may not crash, read past them, leak, or answer
 * without an error. Each defines the next two; libFuzzer drives it (./dev fuzz), or the plain
 * driver here. */

int LLVMFuzzerInitialize (int *argc, char ***argv);

/** LLVMFuzzerTestOneInput: Returns: 0 */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/** gvt_fuzz_seeds: adds inputs (GBytes) that the project's own writers made: where to begin from */
void gvt_fuzz_seeds (GPtrArray *seeds);
void gvt_fuzz_seed_text (GPtrArray *seeds, const char *text);

/** gvt_fuzz_refused: asserts that @error is one of ours with words for people. Returns: %FALSE */
gboolean gvt_fuzz_refused (const GError *error);

/* The one that signs whatever a target needs signed; the same in every run. */
const GvtSecret *gvt_fuzz_key (void);
const GvtPublicKey *gvt_fuzz_signer (void);

/** gvt_fuzz_sign: a signed file of @input, which is its JSON header, a line feed and its payload:
 * so what stands behind digest and signature is reached too. Returns: (transfer full) (nullable):
 * %NULL when there is no such header */
GBytes *gvt_fuzz_sign (const char *type, GBytes *input);
/** gvt_fuzz_unsign: Returns: (transfer full): the input that gives @file */
GBytes *gvt_fuzz_unsign (const char *type, GBytes *file);

/** gvt_fuzz_path: Returns: (transfer none): where a file with @input lies until the next call, for
 * parsers that open one */
const char *gvt_fuzz_path (GBytes *input);

G_END_DECLS
