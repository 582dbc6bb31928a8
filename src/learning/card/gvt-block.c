/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-block.h"

#include "gvt-fields-private.h"

struct _GvtBlock
{
  GObject parent_instance;

  guint kind; /* GvtBlockKind */
  guint level;
  char *marker;
  char *markup;
  char *text;
  char *file;
  GvtClaim *claim;
  guint line;
  char *loose;
};

G_DEFINE_FINAL_TYPE (GvtBlock, gvt_block, G_TYPE_OBJECT)

static const GvtField block_fields[] = {
  GVT_FIELD (GvtBlock, "kind", UINT, kind),     GVT_FIELD (GvtBlock, "level", UINT, level),
  GVT_FIELD (GvtBlock, "marker", TEXT, marker), GVT_FIELD (GvtBlock, "markup", TEXT, markup),
  GVT_FIELD (GvtBlock, "text", TEXT, text),     GVT_FIELD (GvtBlock, "file", TEXT, file),
  GVT_FIELD (GvtBlock, "claim", OBJECT, claim), GVT_FIELD (GvtBlock, "line", UINT, line),
  GVT_FIELD (GvtBlock, "loose", TEXT, loose),
};

static void
gvt_block_class_init (GvtBlockClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), block_fields, G_N_ELEMENTS (block_fields));
}

static void
gvt_block_init (GvtBlock *self)
{
}

GvtBlockKind
gvt_block_get_kind (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), GVT_BLOCK_PARAGRAPH);

  return self->kind;
}

guint
gvt_block_get_level (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), 0);

  return self->level;
}

const char *
gvt_block_get_marker (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), NULL);

  return self->marker;
}

const char *
gvt_block_get_markup (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), NULL);

  return self->markup;
}

const char *
gvt_block_get_text (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), NULL);

  return self->text;
}

const char *
gvt_block_get_file (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), NULL);

  return self->file;
}

GvtClaim *
gvt_block_get_claim (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), NULL);

  return self->claim;
}

guint
gvt_block_get_line (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), 0);

  return self->line;
}

const char *
gvt_block_get_loose (GvtBlock *self)
{
  g_return_val_if_fail (GVT_IS_BLOCK (self), NULL);

  return self->loose;
}
