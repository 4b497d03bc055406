"""The screens: Qt Quick draws the scenes of `kiosk.scenes`, one QML file per scene.

Qt owns the main thread, a journey runs in an asyncio thread; they meet in `stage.QtStage`. Every Python object that
QML sees is made once, in Python (`window.open_window`), and reaches QML through the singleton `Bridge`.
"""
