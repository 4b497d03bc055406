#!/usr/bin/env bash
# Builds dist/bianmin-kiosk_<version>_<architecture>.deb: the kiosk, its Python packages (pruned), its units and rules.
#
#     packaging/deb/build.sh            after packaging/setup.sh run; needs dpkg-deb and Debian's own python3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

python=/usr/bin/python3 # what the package will run on; another Python's binary wheels would not load
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
architecture=$(dpkg --print-architecture)
build=build/deb
tree=$build/tree
home=$tree/usr/lib/bianmin-kiosk
package=dist/bianmin-kiosk_${version}_$architecture.deb

say() { echo "package: $*"; }

collect_python_packages() {
    say "Python packages of the lock, without the tools of the tests"
    .venv/bin/python packaging/deb/locked.py >$build/requirements.txt
    .venv/bin/python -m pip --python "$python" --quiet --disable-pip-version-check --no-input install --require-hashes \
        --no-compile --target "$home/packages" -r $build/requirements.txt >$build/pip.log 2>&1 || { cat $build/pip.log >&2; exit 1; }
    rm -rf "$home/packages/bin"
}

prune() {
    say "pruning what a kiosk never loads"
    local qt=$home/packages/PySide6
    local tool
    for tool in assistant designer linguist lrelease lupdate qmlformat qmllint qmlls svgtoqml balsam balsamui qsb; do
        rm -f "$qt/$tool" "$qt/Qt/libexec/$tool"
    done
    rm -rf "$qt"/{doc,glue,include,scripts,support,typesystems,lib} "$qt"/Qt/{metatypes,translations,libexec,modules,resources}
    rm -rf "$qt"/Qt/qml/{QtTest,QtQuick/{VirtualKeyboard,Timeline,VectorImage,Dialogs,tooling,LocalStorage,Pdf,Scene2D,Scene3D},QtWayland,Qt/labs/{StyleKit,platform,assetdownloader,sharedimage,wavefrontmesh,lottieqt}}
    rm -rf "$qt"/Qt/qml/QtQuick/Controls/{Fusion,Imagine,Material,Universal,FluentWinUI3,designer}
    rm -rf "$qt"/Qt/plugins/{designer,sqldrivers,qmllint,qmlls,qmltooling,printsupport,assetimporters}
    rm -f "$qt"/Qt/lib/libQt6{Designer,DesignerComponents,Help,Test,QuickTest,UiTools,PrintSupport,Sql,LabsSharedImage,LabsWavefrontMesh,QuickTimeline,QuickVectorImage,QuickVectorImageGenerator,QuickVectorImageHelpers,VirtualKeyboard,WaylandCompositor,LabsStyleKit,LabsStyleKitImpl,LabsPlatform,QuickDialogs2,QuickDialogs2QuickImpl,QuickDialogs2Utils,Lottie,LottieVectorImageGenerator,LottieVectorImageHelpers}.so*
    rm -f "$qt"/Qt/lib/libQt6QuickControls2{Fusion,Imagine,Material,Universal,FluentWinUI3}*.so*
    rm -f "$qt"/Qt{Designer,Help,Test,QuickTest,UiTools,PrintSupport,Sql,Widgets,OpenGLWidgets,QuickWidgets,SvgWidgets}.abi3.so
    find "$home/packages" \( -name '*.pyi' -o -name '*.qmltypes' -o -name '*.prl' -o -name '*.pdb' \) -delete
    find "$home/packages" -type d \( -name tests -o -name test -o -name __pycache__ -o -name docs \) -prune -exec rm -rf {} +
    rm -rf "$home"/packages/setuptools* "$home"/packages/_distutils_hack "$home"/packages/distutils-precedence.pth
}

copy_house() {
    say "the kiosk itself"
    git ls-files -z -- kiosk drivers assets | tar --null -T - -cf - | tar -xf - -C "$home"
    .venv/bin/python packaging/models.py # the weights are not in git; portraits are for tests and stay here
    install -m 644 assets/models/*.onnx assets/models/*.tflite "$home/assets/models/"
    mkdir -p "$tree/etc/bianmin-kiosk"
    git ls-files -z -- config | tar --null -T - -cf - | tar -xf - -C "$tree/etc/bianmin-kiosk" --strip-components=1
    rm -f "$tree/etc/bianmin-kiosk/README.md"
    ln -s /etc/bianmin-kiosk "$home/config"
    local words
    for words in "$home"/assets/translations/*.ts; do
        [[ -e $words ]] && .venv/bin/pyside6-lrelease -silent "$words" -qm "${words%.ts}.qm"
    done
    cp -r packaging/deb/files/. "$tree/"
    # What importlib.metadata needs to know the product's own version.
    local known=$home/packages/bianmin_kiosk-$version.dist-info
    mkdir -p "$known"
    printf 'Metadata-Version: 2.1\nName: bianmin-kiosk\nVersion: %s\n' "$version" >"$known/METADATA"
    "$python" -m compileall -q -j 2 -s "$tree" "$home"
}

write_control() {
    mkdir -p "$tree/DEBIAN"
    local libraries minor
    libraries=$(sed -n 's/^run \(.*\)/\1/p' packaging/system-packages.txt | grep -v '^python3-venv$' | paste -sd, | sed 's/,/, /g')
    minor=$("$python" -c 'import sys; print(sys.version_info.minor)')
    cat >"$tree/DEBIAN/control" <<CONTROL
Package: bianmin-kiosk
Version: $version
Architecture: $architecture
Maintainer: Bianmin Kiosk <kiosk@example.invalid>
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Depends: python3 (>= 3.$minor), python3 (<< 3.$((minor + 1))), cage, xwayland, $libraries
Section: misc
Priority: optional
Description: touch kiosk and queueing center of government service halls
 A citizen walks up and leaves with a queue ticket, a certificate or an answer.
 One machine runs by itself, or many share one center.
CONTROL
    (cd "$tree" && find etc/bianmin-kiosk etc/default -type f -printf '/%p\n' | sort) >"$tree/DEBIAN/conffiles"
    install -m 755 packaging/deb/{postinst,prerm,postrm} "$tree/DEBIAN/"
}

rm -rf $build
mkdir -p "$home" dist
collect_python_packages
prune
copy_house
write_control
packaging/deb/modes.sh "$tree"
say "packing"
dpkg-deb --root-owner-group -Zxz --build "$tree" "$package" >/dev/null
say "$package ($(du -h "$package" | cut -f1), installed $(du -sh "$tree" | cut -f1))"
