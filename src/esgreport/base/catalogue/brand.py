"""Finding codes of the room `brand`."""

from __future__ import annotations

from esgreport.base.finding import NO_TEXT, Entry, Severity
from esgreport.base.text import Text

CODES: dict[str, Entry] = {}

_SAVE_AS_PPTX = Text(
    "PowerPoint で開き、.pptx か .potx で保存し直してください。", "Open it in PowerPoint and save it as .pptx or .potx."
)
_NOTHING_TO_DO = Text("このままで構いません。", "Nothing needs to be done.")

_PPTX = {
    "ESG-BRAND-050": Entry(
        Severity.ERROR,
        Text("PowerPoint のファイルではありません。", "This is not a PowerPoint file."),
        Text(".pptx か .potx のひな形", "a .pptx or .potx template"),
        _SAVE_AS_PPTX,
    ),
    "ESG-BRAND-051": Entry(
        Severity.ERROR,
        Text("スライド マスターがありません。", "There is no slide master."),
        Text("スライド マスターが一つ以上", "at least one slide master"),
        Text(
            "PowerPoint で開き、「表示」→「スライド マスター」を確かめて保存し直してください。",
            "Open it in PowerPoint, check View, Slide Master, and save it again.",
        ),
    ),
    "ESG-BRAND-052": Entry(
        Severity.NOTE,
        Text(
            "役割「{role}」に使えるレイアウトがないため、スライド マスターの上に作って使いました。",
            "No layout serves the role “{role}”; one was made on the slide master and used.",
        ),
        Text("表紙、タイトルと本文、タイトルのみの三つ", "a cover, a title with a body, and a title only"),
        Text(
            "このままで構いません。自社のレイアウトにしたいときは、スライド マスターに加えてください。",
            "Fine as it is. To use a layout of your own, add it to the slide master.",
        ),
    ),
    "ESG-BRAND-053": Entry(
        Severity.NOTE,
        Text(
            "テーマに日本語のフォントがなく、「{font}」を使いました。",
            "The theme names no Japanese font; “{font}” is used.",
        ),
        NO_TEXT,
        Text(
            "テーマのフォントで日本語用のフォントを選んでください。",
            "Choose a font for Japanese text in the theme’s fonts.",
        ),
    ),
    "ESG-BRAND-054": Entry(
        Severity.NOTE,
        Text(
            "フッターかページ番号のないレイアウト {count} 件に、これらを加えました。",
            "Layouts without a footer or a page number got one ({count}).",
        ),
        NO_TEXT,
        _NOTHING_TO_DO,
    ),
    "ESG-BRAND-055": Entry(
        Severity.NOTE,
        Text("ひな形にある {kind} {count} 件は使いません。", "The template’s {kind} ({count}) are not used."),
        NO_TEXT,
        _NOTHING_TO_DO,
    ),
    "ESG-BRAND-057": Entry(
        Severity.ERROR,
        Text("ひな形の中の XML が読めません（{reason}）。", "XML inside the template cannot be read ({reason})."),
        NO_TEXT,
        _SAVE_AS_PPTX,
    ),
    "ESG-BRAND-058": Entry(
        Severity.WARNING,
        Text(
            "ファイルの外を指す画像などのリンク {count} 件を外しました。",
            "Links to pictures or data outside the file were removed ({count}).",
        ),
        Text("画像はファイルの中に埋め込む", "pictures embedded in the file"),
        Text("リンクの画像を、埋め込みの画像に替えてください。", "Replace linked pictures by embedded ones."),
    ),
    "ESG-BRAND-059": Entry(
        Severity.NOTE,
        Text(
            "テーマの色が背景に対して薄いため、濃くして使いました（{roles}）。",
            "Colours of the theme are too faint on the background and were made stronger ({roles}).",
        ),
        NO_TEXT,
        Text("テーマのアクセント色を確かめてください。", "Check the theme’s accent colours."),
    ),
}
CODES |= _PPTX

_SAVE_AS_DOCX = Text(
    "Word で開き、.docx か .dotx で保存し直してください。", "Open it in Word and save it as .docx or .dotx."
)
_NOTHING = Text("このままで構いません。", "Nothing needs to be done.")

_DOCX = {
    "ESG-BRAND-001": Entry(
        Severity.ERROR,
        Text("Word のファイルではありません。", "This is not a Word file."),
        Text(".docx か .dotx のひな形", "a .docx or .dotx template"),
        _SAVE_AS_DOCX,
    ),
    "ESG-BRAND-002": Entry(
        Severity.ERROR,
        Text("ひな形の中の XML を読めません。", "The template contains XML that cannot be read."),
        Text("Word が保存したままのファイル", "a file as Word saved it"),
        _SAVE_AS_DOCX,
    ),
    "ESG-BRAND-003": Entry(
        Severity.ERROR,
        Text("ひな形にスタイルがありません。", "The template has no styles."),
        Text("スタイルのある .docx か .dotx", "a .docx or .dotx with styles"),
        _SAVE_AS_DOCX,
    ),
    "ESG-BRAND-004": Entry(
        Severity.ERROR,
        Text(
            "ヘッダーかフッターに、引き継げないもの（リンク、埋め込みオブジェクト、外部の画像など）があります。",
            "The header or footer holds something that cannot be carried over (a link, an embedded object, an outside"
            " picture).",
        ),
        Text("文字と、ファイルに保存された画像だけ", "text and pictures stored in the file only"),
        Text(
            "ヘッダーとフッターを開き、該当するものを外すか画像に置き換えてください。",
            "Open the header and footer, and remove it or put a picture in its place.",
        ),
    ),
    "ESG-BRAND-005": Entry(
        Severity.WARNING,
        Text("ひな形にテーマがないため、標準の色を使います。", "The template has no theme; standard colours are used."),
        Text("テーマの色とフォントがあるひな形", "a template with theme colours and fonts"),
        _SAVE_AS_DOCX,
    ),
    "ESG-BRAND-006": Entry(
        Severity.NOTE,
        Text(
            "アクセント 1 の色（{color}）は白い文字には明るすぎるため、見出しには別の色を使います。",
            "Accent 1 ({color}) is too light for white text; headings use another colour.",
        ),
        action=_NOTHING,
    ),
    "ESG-BRAND-007": Entry(
        Severity.NOTE,
        Text(
            "先頭ページ用や偶数ページ用のヘッダー・フッター（{kinds}）は使わず、通常ページのものを全ページに使います。",
            "Headers and footers for first or even pages ({kinds}) are not used; those of ordinary pages serve all.",
        ),
        action=_NOTHING,
    ),
    "ESG-BRAND-008": Entry(
        Severity.NOTE,
        Text(
            "ひな形にないスタイルを、テーマの色とフォントで補いました：{styles}",
            "Styles that the template lacks were added in its colours and fonts: {styles}",
        ),
        action=_NOTHING,
    ),
    "ESG-BRAND-009": Entry(
        Severity.NOTE,
        Text(
            "段落の前で改ページするスタイル（{styles}）は、改ページせずに使います。",
            "Styles that begin a new page ({styles}) are used without the page break.",
        ),
        action=_NOTHING,
    ),
    "ESG-BRAND-011": Entry(
        Severity.NOTE,
        Text(
            "フォント「{font}」の字幅の表がないため、近い字幅（{like}）に余裕を見て割り付けました。",
            "There is no table of widths for the font “{font}”; a near one ({like}) was used with room to spare.",
        ),
        action=Text(
            "仕上がりの改行を見てください。BIZ UD と Noto のフォントは正確に測れます。",
            "Look at the line breaks. BIZ UD and Noto fonts are measured exactly.",
        ),
    ),
    "ESG-BRAND-010": Entry(
        Severity.NOTE,
        Text(
            "ひな形の透かし「{words}」は使いません。取扱区分と公表前の印は文書ごとに入ります。",
            "The watermark “{words}” is not used; handling and draft marks come from each document.",
        ),
        action=_NOTHING,
    ),
}

CODES.update(_DOCX)
