/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The value types of this folder are many and alike: set once, then only read. Each names its
 * members in a table and gets construct-only properties, access and freeing from here. */
typedef enum
{
  GVT_FIELD_TEXT,   /* char *, never NULL */
  GVT_FIELD_TEXTS,  /* char **, %NULL-terminated, may be NULL */
  GVT_FIELD_UINT,   /* guint */
  GVT_FIELD_BOOL,   /* gboolean */
  GVT_FIELD_OBJECT, /* GObject *, may be NULL */
  GVT_FIELD_JSON,   /* JsonObject *, may be NULL */
} GvtFieldKind;

typedef struct
{
  const char *property;
  GvtFieldKind kind;
  gsize offset; /* in the instance */
} GvtField;

#define GVT_FIELD(Type, property, kind, member) \
  { \
    property, GVT_FIELD_##kind, G_STRUCT_OFFSET (Type, member) \
  }

/** gvt_fields_install: from class_init of a type right under #GObject; @fields is static */
void gvt_fields_install (GObjectClass *klass, const GvtField *fields, guint n_fields);

G_END_DECLS
