/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-markdown-private.h"

#include <cmark.h>

#include "gvt-error.h"

#define MAX_LIST_DEPTH   2
#define MAX_INLINE_DEPTH 4
#define CLAIM_SCHEME     "claim:"

typedef struct
{
  const char *file;
  GHashTable *files;
  GHashTable *claims;

  GListStore *blocks;
  GPtrArray *named; /* of GvtClaim, borrowed, in the order of their numbers */

  GString *markup; /* of the block being read, like the next */
  GString *text;
  GString *loose;       /* the text outside of claims */
  gboolean is_in_image; /* text is alternative text */
  guint inline_depth;
  guint list_depth;
  guint note_depth;
  guint next_number[MAX_LIST_DEPTH]; /* of an ordered list's next item; 0 in a bullet list */
  gboolean is_item_begun;            /* the marker is still to be written */
  gboolean is_in_claim;
} Reader;

typedef cmark_node CmarkDocument;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CmarkDocument, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_iter, cmark_iter_free)

/* Inlines of one line may carry no position of their own. */
static int
line_of (cmark_node *node)
{
  while (node != NULL && cmark_node_get_start_line (node) == 0)
    node = cmark_node_parent (node);
  return node != NULL ? cmark_node_get_start_line (node) : 0;
}

static gboolean
refuse (Reader *self, cmark_node *node, const char *problem, GError **error)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s:%d: %s", self->file, line_of (node),
               problem);
  return FALSE;
}

static void
append (Reader *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (self->markup, escaped);
  g_string_append (self->text, text);
  if (!self->is_in_claim)
    g_string_append (self->loose, text);
}

static guint
number_of_claim (Reader *self, GvtClaim *claim)
{
  guint index;

  if (!g_ptr_array_find (self->named, claim, &index))
    {
      index = self->named->len;
      g_ptr_array_add (self->named, claim);
    }

  return index + 1;
}

static void
add_block (Reader *self, cmark_node *node, GvtBlockKind kind, guint level, const char *marker)
{
  g_autoptr (GvtBlock) block = g_object_new (
      GVT_TYPE_BLOCK, "kind", kind, "level", level, "marker", marker, "markup", self->markup->str,
      "text", self->text->str, "loose", self->loose->str, "line", (guint) line_of (node), NULL);

  g_list_store_append (self->blocks, block);
}

static gboolean
add_image (Reader *self, cmark_node *image, GError **error)
{
  g_autoptr (GvtBlock) block = NULL;
  const char *path = cmark_node_get_url (image);

  if (self->text->len == 0)
    return refuse (self, image, "a picture needs alternative text", error);
  if (!g_hash_table_contains (self->files, path))
    return refuse (self, image, "the module has no such picture", error);
  if (!g_str_has_suffix (path, ".svg") && !g_str_has_suffix (path, ".png")
      && !g_str_has_suffix (path, ".jpg"))
    return refuse (self, image, "a picture is .svg, .png or .jpg", error);

  block = g_object_new (GVT_TYPE_BLOCK, "kind", GVT_BLOCK_IMAGE, "text", self->text->str, "loose",
                        self->loose->str, "file", path, "line", (guint) line_of (image), NULL);
  g_list_store_append (self->blocks, block);
  return TRUE;
}

static char *
take_marker (Reader *self)
{
  guint *next = &self->next_number[self->list_depth - 1];

  if (!self->is_item_begun)
    return g_strdup (""); /* a further paragraph of the same item */

  self->is_item_begun = FALSE;
  return *next == 0 ? g_strdup ("•") : g_strdup_printf ("%u.", (*next)++);
}

static gboolean
end_paragraph (Reader *self, cmark_node *node, GError **error)
{
  cmark_node *first = cmark_node_first_child (node);
  g_autofree char *marker = NULL;

  if (first != NULL && cmark_node_get_type (first) == CMARK_NODE_IMAGE)
    return add_image (self, first, error);

  if (self->list_depth > 0)
    {
      marker = take_marker (self);
      add_block (self, node, GVT_BLOCK_LIST_ITEM, self->list_depth, marker);
    }
  else
    {
      add_block (self, node, self->note_depth > 0 ? GVT_BLOCK_NOTE : GVT_BLOCK_PARAGRAPH, 0, "");
    }

  return TRUE;
}

static gboolean
enter_block (Reader *self, cmark_node *node, GError **error)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_LIST)
    {
      if (self->list_depth == MAX_LIST_DEPTH)
        return refuse (self, node, "lists are at most two deep", error);
      self->next_number[self->list_depth++] = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST
                                                  ? (guint) MAX (cmark_node_get_list_start (node),
                                                                 1)
                                                  : 0;
    }
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    {
      if (self->note_depth > 0 || self->list_depth > 0)
        return refuse (self, node, "a note stands by itself, not in a list or note", error);
      self->note_depth++;
    }
  else if (type == CMARK_NODE_HEADING)
    {
      int level = cmark_node_get_heading_level (node);

      if (level < 2 || level > 3 || self->list_depth > 0 || self->note_depth > 0)
        return refuse (self, node, "headings are ## or ###, outside lists and notes", error);
    }
  else if (type == CMARK_NODE_ITEM)
    {
      if (self->note_depth > 0)
        return refuse (self, node, "a note holds paragraphs only", error);
      self->is_item_begun = TRUE;
    }

  g_string_truncate (self->markup, 0);
  g_string_truncate (self->text, 0);
  g_string_truncate (self->loose, 0);
  return TRUE;
}

static gboolean
exit_block (Reader *self, cmark_node *node, GError **error)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_LIST)
    self->list_depth--;
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    self->note_depth--;
  else if (type == CMARK_NODE_HEADING && self->text->len == 0)
    return refuse (self, node, "the heading is empty", error);
  else if (type == CMARK_NODE_HEADING)
    add_block (self, node, GVT_BLOCK_HEADING, cmark_node_get_heading_level (node), "");
  else if (type == CMARK_NODE_PARAGRAPH)
    return end_paragraph (self, node, error);

  return TRUE;
}

static gboolean
enter_link (Reader *self, cmark_node *node, GError **error)
{
  const char *url = cmark_node_get_url (node);

  if (self->is_in_image)
    return refuse (self, node, "alternative text holds no links", error);
  if (!g_str_has_prefix (url, CLAIM_SCHEME))
    return refuse (self, node, "only claim: links; a card leads nowhere else", error);
  if (!g_hash_table_contains (self->claims, url + strlen (CLAIM_SCHEME)))
    return refuse (self, node, "module.json has no such claim", error);
  if (cmark_node_first_child (node) == NULL)
    return refuse (self, node, "a claim link stands around the words that state it", error);

  self->is_in_claim = TRUE;
  return TRUE;
}

static gboolean
enter_image (Reader *self, cmark_node *node, GError **error)
{
  cmark_node *parent = cmark_node_parent (node);

  if (cmark_node_get_type (parent) != CMARK_NODE_PARAGRAPH
      || cmark_node_first_child (parent) != cmark_node_last_child (parent) || self->list_depth > 0
      || self->note_depth > 0)
    return refuse (self, node, "a picture stands alone in its paragraph", error);

  self->is_in_image = TRUE;
  return TRUE;
}

static gboolean
enter_inline (Reader *self, cmark_node *node, GError **error)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_TEXT)
    append (self, cmark_node_get_literal (node));
  else if (type == CMARK_NODE_SOFTBREAK)
    append (self, " ");
  else if (type == CMARK_NODE_LINEBREAK)
    append (self, "\n");
  else if (++self->inline_depth > MAX_INLINE_DEPTH)
    return refuse (self, node, "nested too deeply", error);
  else if (type == CMARK_NODE_STRONG)
    g_string_append (self->markup, "<b>");
  else if (type == CMARK_NODE_EMPH)
    g_string_append (self->markup, "<i>");
  else if (type == CMARK_NODE_LINK)
    return enter_link (self, node, error);
  else
    return enter_image (self, node, error);

  return TRUE;
}

static void
leave_claim (Reader *self, cmark_node *node)
{
  const char *id = cmark_node_get_url (node) + strlen (CLAIM_SCHEME);
  guint number = number_of_claim (self, g_hash_table_lookup (self->claims, id));

  g_string_append_printf (self->markup, "<sup>%u</sup>", number);
  self->is_in_claim = FALSE;
}

static void
exit_inline (Reader *self, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  self->inline_depth--;
  if (type == CMARK_NODE_STRONG)
    g_string_append (self->markup, "</b>");
  else if (type == CMARK_NODE_EMPH)
    g_string_append (self->markup, "</i>");
  else if (type == CMARK_NODE_IMAGE)
    self->is_in_image = FALSE;
  else
    leave_claim (self, node);
}

static gboolean
is_block (cmark_node_type type)
{
  return type <= CMARK_NODE_LAST_BLOCK;
}

static gboolean
is_allowed (Reader *self, cmark_node *node, GError **error)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      return refuse (self, node, "raw HTML is refused; escape < as &lt;", error);
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_CODE:
      return refuse (self, node, "code is refused; four spaces begin code too", error);
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_CUSTOM_BLOCK:
    case CMARK_NODE_CUSTOM_INLINE:
      return refuse (self, node, "this kind of Markdown is not used on cards", error);
    case CMARK_NODE_NONE:
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_LIST:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
    default:
      return TRUE;
    }
}

static gboolean
read_event (Reader *self, cmark_event_type event, cmark_node *node, GError **error)
{
  gboolean block = is_block (cmark_node_get_type (node));

  if (event == CMARK_EVENT_ENTER)
    return is_allowed (self, node, error)
           && (block ? enter_block (self, node, error) : enter_inline (self, node, error));
  if (block)
    return exit_block (self, node, error);

  exit_inline (self, node);
  return TRUE;
}

static gboolean
check_characters (const char *file, const char *source, gsize length, GError **error)
{
  const char *bad = source;
  guint line = 1;

  if (length > GVT_MARKDOWN_MAX_BYTES)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: over 32 KiB", file);
      return FALSE;
    }

  if (g_utf8_validate (source, length, &bad))
    for (bad = source; bad < source + length; bad++)
      if (g_ascii_iscntrl (*bad) && strchr ("\t\r\n", *bad) == NULL)
        break;
  if (bad == source + length)
    return TRUE;

  for (const char *c = source; c < bad; c++)
    line += *c == '\n';
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s:%u: a control character, or not UTF-8",
               file, line);
  return FALSE;
}

static void
add_claims (Reader *self)
{
  for (guint i = 0; i < self->named->len; i++)
    {
      GvtClaim *claim = g_ptr_array_index (self->named, i);
      g_autofree char *marker = g_strdup_printf ("%u", i + 1);
      g_autofree char *markup = g_markup_escape_text (gvt_claim_get_text (claim), -1);
      g_autoptr (GvtBlock) block = g_object_new (GVT_TYPE_BLOCK, "kind", GVT_BLOCK_CLAIM, "marker",
                                                 marker, "markup", markup, "text",
                                                 gvt_claim_get_text (claim), "claim", claim, NULL);

      g_list_store_append (self->blocks, block);
    }
}

GListModel *
gvt_markdown_read (
    const char *file, GBytes *source, GHashTable *files, GHashTable *claims, GError **error)
{
  g_autoptr (GListStore) blocks = g_list_store_new (GVT_TYPE_BLOCK);
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) loose = g_string_new (NULL);
  g_autoptr (CmarkDocument) document = NULL;
  g_autoptr (cmark_iter) iter = NULL;
  cmark_event_type event;
  gsize length;
  const char *data = g_bytes_get_data (source, &length);
  Reader self = { .file = file, .files = files, .claims = claims, .blocks = blocks };

  self.named = named;
  self.markup = markup;
  self.text = text;
  self.loose = loose;
  if (length == 0)
    data = ""; /* an empty card has no bytes to point at */
  if (!check_characters (file, data, length, error))
    return NULL;

  document = cmark_parse_document (data, length, CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (document); /* walks without recursion: nesting cannot exhaust the stack */
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (!read_event (&self, event, cmark_iter_get_node (iter), error))
      return NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (blocks)) == 0)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: the card is empty", file);
      return NULL;
    }

  add_claims (&self);
  return G_LIST_MODEL (g_steal_pointer (&blocks));
}
