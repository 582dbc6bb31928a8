/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was given on a command line: options by name, then operands. Passphrases, codes, NIKs and
 * names need never stand there: they come from files and from standard input ("-"). */
typedef struct _GvtArgs GvtArgs;

typedef struct
{
  const char *name;  /* "server" is given as --server VALUE or --server=VALUE */
  const char *value; /* (nullable): what stands for the value in --help; %NULL is a flag */
  const char *help;  /* one line, no full stop */
} GvtOption;

#define GVT_USAGE_ERROR (gvt_usage_error_quark ())
GQuark gvt_usage_error_quark (void);

/** gvt_usage_error: sets a %GVT_USAGE_ERROR with translated words for the person who typed.
 * Returns: %FALSE */
gboolean gvt_usage_error (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

GvtArgs *gvt_args_new (void);
void gvt_args_free (GvtArgs *self);
/** gvt_args_add_option: @value is %NULL for a flag */
void gvt_args_add_option (GvtArgs *self, const char *name, const char *value);
void gvt_args_add_operand (GvtArgs *self, const char *operand);

/** gvt_args_get: Returns: (nullable): the last value given for @name */
const char *gvt_args_get (const GvtArgs *self, const char *name);
gboolean gvt_args_has (const GvtArgs *self, const char *name);
/** gvt_args_require: Returns: (nullable): the value, or a usage error when none was given */
const char *gvt_args_require (const GvtArgs *self, const char *name, GError **error);
/** gvt_args_get_int: @value keeps what it holds when @name was not given; a usage error outside
 * @min to @max */
gboolean gvt_args_get_int (
    const GvtArgs *self, const char *name, gint64 min, gint64 max, gint64 *value, GError **error);
/** gvt_args_get_all: Returns: (transfer container) (element-type utf8): every value given for
 * @name, in order */
GPtrArray *gvt_args_get_all (const GvtArgs *self, const char *name);

guint gvt_args_n_operands (const GvtArgs *self);
const char *gvt_args_operand (const GvtArgs *self, guint index);
/** gvt_args_read_operands: the operands from the @first on, where "-" stands for the lines of
 * standard input (empty ones left out). Returns: (transfer full) (nullable): wiped when freed;
 * a usage error when there are none */
GPtrArray *gvt_args_read_operands (const GvtArgs *self, guint first, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtArgs, gvt_args_free)

G_END_DECLS
